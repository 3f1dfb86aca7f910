export const asksToStop = 'asks not to be contacted';
export const complains = 'complains or threatens to';
export const tellsOfTrouble = 'tells of trouble';
