/** What American English spells otherwise, word by word; whatever is all capitals is a code and no word. */
const OTHERWISE: readonly (readonly [british: RegExp, american: string])[] = [
  [
    /\b(?<stem>(?:un|re|dis)?(?:[Oo]rgan|[Aa]uthor|[Rr]ecogn|[Ss]ummar|[Mm]inim|[Cc]apital))is(?=(?:e|ed|es|er|ers|ing|able|ation|ations)\b)/gu,
    '$<stem>iz',
  ],
  [/\b(?<stem>[Ll]icen)ce(?=s?\b)/gu, '$<stem>se'],
  [/\b(?<stem>[Cc]ancel)l(?=(?:ed|ing)\b)/gu, '$<stem>'],
  [/\b(?<stem>[Cc]olo)u(?=rs?\b)/gu, '$<stem>'],
  [/\b(?<stem>[Bb]ehavio)u(?=r\b)/gu, '$<stem>'],
]

/** Text as it is spelt in the United States. */
export const american = (text: string): string =>
  OTHERWISE.reduce((said, [british, other]) => said.replace(british, other), text)
