/** What `about-look.tsx` says. */
export const ABOUT_LOOK = {
  onceADay: 'Once a day',
  onlyWhenIAsk: 'Only when I ask',
  lookForUpdates: 'Look for updates',
  rhythmField: 'When Keyward looks for updates',
  changeTheSettings: 'Change the settings',
  asksHost: 'Asks',
  lastLooked: (when: string) => ` Last looked ${when}.`,
  explanation: (lastLooked: string) =>
    `for a list and sends nothing about you or the practice. Nothing is downloaded or installed by itself.${lastLooked}`,
  stopLooking: 'Stop looking',
  lookNow: 'Look now',
} as const

/** What `about-notes.tsx` says. */
export const ABOUT_NOTES = {
  whatIsNew: 'What is new',
  keyward: (version: string, day: string) => `Keyward ${version}, ${day}`,
  nothingWasWrittenDown: 'Nothing was written down.',
} as const

/** What `about-trouble.tsx` says. */
export const ABOUT_TROUBLE = {
  when: 'When',
  version: (version: string) => `, version ${version}`,
  signedBy: 'Signed by',
  shouldBe: 'Should be',
  from: 'From',
} as const

/** What `about-update.tsx` says. */
export const ABOUT_UPDATE = {
  update: 'Update',
  downloaded: 'Downloaded',
  size: 'Size',
  released: 'Released',
  signature: 'Signature',
  verifiedKeywardsOwnKey: 'Verified: Keyward’s own key',
  key: 'Key',
  changesToTheVault: 'Changes to the vault',
  newForm: (version: string) => `Its file is written in a new form, which ${version} could only read.`,
  sameForm: (version: string) => `None. ${version} could still open it.`,
  tryAgain: 'Try again',
  download: 'Download',
  downloadItAgain: 'Download it again',
  putTheNoticeAway: 'Put the notice away',
  restartAndUpdate: 'Restart and update',
  notOnQuit: 'Not when I next quit',
  onQuit: 'When I next quit',
  restartExplanation: 'Keyward closes and restarts. Nothing is under way that it would interrupt.',
  waitsFor: (underWay: string) => `It waits for ${underWay}.`,
  ifNothingEnd: ', if nothing is under way then',
  installsOnQuit: (condition: string) => ` It will be installed when you next quit${condition}.`,
  installing: 'The file is checked once more, then installed.',
  checkingEveryByte: 'Checking every byte',
  progress: (size: string, total: string, percent: number) => `${size} of ${total}, ${percent}%`,
  stopTheDownload: 'Stop the download',
  stop: 'Stop',
} as const

/** What `about-help.tsx` says. */
export const ABOUT_HELP = {
  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  answers: 'Find an answer',
  answersHint:
    'Questions about Xero, secrets and access are answered in Find or do: begin to type what you want to know.',
  guide: 'The way to API access',
  report: 'Report a problem',
  reportMeans:
    'This is what whoever looks into it needs to know first: versions, states and amounts. It names no client, person, app, place or file. Nothing is sent: copy it, add what you did and what happened instead, and give both to whoever you have Keyward from.',
  reportField: 'The report',
  show: 'Show the report',
  hide: 'Hide the report',
  copy: 'Copy the report',
  copied: 'The report is',
} as const

/** What `about-own-notes.tsx` says. */
export const ABOUT_OWN_NOTES = {
  inThisVersion: 'In this version',
  keyward: (version: string) => `Keyward ${version}`,
  show: (amount: number) => `Show all ${amount}`,
  showFewer: 'Show fewer',
} as const

/** What `about-view.tsx` says. */
export const ABOUT_VIEW = {
  more: 'More',
  onTheSandbox: 'on the sandbox',
  onTheRealXero: 'on the real Xero',
  versionLine: (version: string, where: string) => `Keyward ${version}, ${where}`,
  detailsCopied: 'The details for your IT are',
  copyDetails: 'Copy the details for your IT',
  openTheLicences: 'Open the licences',
  licences: 'Licences',
} as const

/** What `look-daily.tsx` says. */
export const LOOK_DAILY = {
  title: 'May Keyward look for newer versions?',
  changeTheSettings: 'Change the settings',
  lookOnceADay: 'Look once a day',
  asksHost: 'Asks',
  explanation:
    'for a list and sends nothing about you or the practice. Nothing is downloaded or installed by itself.',
} as const
