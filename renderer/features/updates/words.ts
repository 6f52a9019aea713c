/** What `about-look.tsx` says. */
export const ABOUT_LOOK = {
  onceADay: 'Once a day',
  onlyWhenIAsk: 'Only when I ask',
  lookForUpdates: 'Look for updates',
  whenKeywardLooks: 'When Keyward looks for updates',
  changeTheSettings: 'Change the settings',
  asks: 'Asks',
  lastLooked: (when: string) => ` Last looked ${when}.`,
  forAList: (part: string) =>
    `for a list and sends nothing about you or the practice. Nothing is downloaded or installed by itself.${part}`,
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
  itsFileIsWritten: (version: string) =>
    `Its file is written in a new form, which ${version} could only read.`,
  noneCouldStillOpen: (version: string) => `None. ${version} could still open it.`,
  tryAgain: 'Try again',
  download: 'Download',
  downloadItAgain: 'Download it again',
  putTheNoticeAway: 'Put the notice away',
  restartAndUpdate: 'Restart and update',
  notWhenINext: 'Not when I next quit',
  whenINextQuit: 'When I next quit',
  keywardEndsAndStarts: 'Keyward ends and starts again. Nothing is under way that it would interrupt.',
  itWaits: (underWay: string) => `It waits for ${underWay}.`,
  ifNothingIsUnder: ', if nothing is under way then',
  itIsPut: (part: string) => ` It is put in place when you next quit${part}.`,
  theFileIsChecked: 'The file is checked once more, then put in place.',
  checkingEveryByte: 'Checking every byte',
  of: (size: string, size2: string, percent: number) => `${size} of ${size2}, ${percent}%`,
  stopTheDownload: 'Stop the download',
  stop: 'Stop',
} as const

/** What `about-view.tsx` says. */
export const ABOUT_VIEW = {
  more: 'More',
  onTheSandbox: 'on the sandbox',
  onTheRealXero: 'on the real Xero',
  keyward: (version: string, part: string) => `Keyward ${version}, ${part}`,
  theDetailsForYour: 'The details for your IT are',
  copyTheDetails: 'Copy the details for your IT',
  openTheLicences: 'Open the licences',
  licences: 'Licences',
} as const

/** What `look-daily.tsx` says. */
export const LOOK_DAILY = {
  mayKeywardLook: 'May Keyward look for newer versions?',
  changeTheSettings: 'Change the settings',
  lookOnceADay: 'Look once a day',
  asks: 'Asks',
  forAList:
    'for a list and sends nothing about you or the practice. Nothing is downloaded or installed by itself.',
} as const
