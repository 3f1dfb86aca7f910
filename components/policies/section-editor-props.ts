/** What the editor of a section of the policy is given: it shows and changes; the page around it saves. */
export type SectionEditorProps<Section> = {
  value: Section;
  onChange: (value: Section) => void;
  disabled: boolean;
  /** What the server refused: the reason by the path within the section, such as `contactHours.toHour`. */
  invalid?: Readonly<Record<string, string>>;
};
