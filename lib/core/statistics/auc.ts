/**
 * The chance that a random positive scores higher than a random negative, ties counting half (Mann-Whitney).
 * Null when there are no positives or no negatives.
 */
export function auc(scores: readonly number[], labels: readonly boolean[]): number | null {
  if (scores.length !== labels.length) throw new RangeError('There must be one label per score.');
  const order = scores.map((score, index) => ({ score, positive: labels[index] === true }));
  order.sort((a, b) => a.score - b.score);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.score === order[start]?.score) end++;
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (!order[i]?.positive) continue;
      positives++;
      rankSum += rank;
    }
    start = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
