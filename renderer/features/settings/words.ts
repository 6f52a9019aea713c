import { grouped } from '../../language/plural.ts'

/** What `introduce-form.tsx` says. */
export const INTRODUCE_FORM = {
  theNameThatYou: 'The name that you typed is forgotten',
  asBefore: (name: string) => `${name}, as before`,
  aNameIsMissing: 'A name is missing.',
  thatIsNot: 'That is not an e-mail address. It tells two people of one name apart.',
  saveWhoUses: 'Save who uses this Keyward',
  savedTheLogCarries: 'Saved. The log carries this name from now on.',
  theActivityLogReviews:
    'The activity log, reviews and handovers carry this name, so that others can tell who did what. It stays on this computer.',
  iAm: (shownName: string) => `I am ${shownName}`,
  yourName: 'Your name',
  yourEMailAddress: 'Your e-mail address',
  save: 'Save',
} as const

/** What `introduce-me.tsx` says. */
export const INTRODUCE_ME = {
  theNameThatYou: 'The name that you typed is forgotten',
  whoYou: 'Who you are',
  yourNameAndAddress: 'Your name and address stand in what you hand over, and in the receipts you give.',
  yourName: 'Your name',
  yourEMailAddress: 'Your e-mail address',
  keepMyName: 'Keep my name',
} as const

/** What `settings-evidence.tsx` says. */
export const SETTINGS_EVIDENCE = {
  reviewsThatAreSaved:
    'Reviews that are saved as evidence are signed with this vault’s evidence key, and with your card. Every printed page of one carries both fingerprints at its foot. Read these out to somebody who asks whether a pack is yours; whoever has your card in their address book sees it by themselves.',
  evidenceKey: 'Evidence key of this vault',
  notKnownWhile: 'Not known while the vault is closed',
  evidenceKey2: 'evidence key',
  yourCard: 'Your card',
  noneYetSayAbove: 'None yet. Say above who uses this Keyward: then a card signs as well.',
  noneYet: 'None yet. It is made with the next review that you save.',
  fingerprintOfYourCard: 'fingerprint of your card',
} as const

/** What `settings-handover.tsx` says. */
export const SETTINGS_HANDOVER = {
  yopass: 'Yopass',
  theShareServer: 'The share server that you typed is forgotten',
  theShareServerAsItWas: 'The share server as it was',
  noShareServer: 'No share server is used.',
  itTookAText: 'It took a text, gave it back once, and not a second time.',
  itTookATextAndGave: 'It took a text and gave it back twice: “once only” is not enforced here.',
  itCanSayWhether: 'It can say whether something still lies there.',
  itCannotSayWhether: 'It cannot say whether something still lies there.',
  shareServer: 'Share server',
  aShareServer:
    'A share server that your practice runs already can give a handover out once and forget it in time. It gets sealed text only, which it cannot read; that it gives it out once is its own word.',
  addressOfYourShare: 'Address of your share server',
  httpsShareExampleEmpty: 'https://share.example/; empty for none',
  kind: 'Kind',
  tryingIt: 'Trying it…',
  keepAndTry: 'Keep and try it',
} as const

/** What `settings-relay-page.tsx` says. */
export const SETTINGS_RELAY_PAGE = {
  theAddress: 'The address of the page that you typed is forgotten',
  thePageForLinks: 'The page for links as it was',
  saveThePage: 'Save the page',
  putItOnYour: 'Put it on your website.',
  linksBeginWithKeyward: 'Links begin with keyward://.',
  thePageThere: 'The page there is the one that Keyward writes.',
  thePageThereIsAnother:
    'The page there is another one. Put the saved page there, unaltered, before you use it.',
  pageForLinks: 'Page for links',
  manyMailProgramsDo:
    'Many mail programs do not make keyward:// links clickable. Put one small page on your website, and handovers travel as ordinary https links through it. The part after the # never reaches your web server.',
  addressOfThePage: 'Address of the page',
  httpsWwwExampleCom: 'https://www.example.com/keyward-handover.html; empty for none',
  saveThePage2: 'Save the page…',
  keepAndCheck: 'Keep and check it',
} as const

/** What `settings-reminders.tsx` says. */
export const SETTINGS_REMINDERS = {
  changeTheSettings: 'Change the settings',
  remindMe: 'Remind me of',
  onceADay:
    'Once a day at most, by a notification without names and by a number on the icon. A click on the notification opens what it is about.',
  itShowsHowMany: 'It shows how many reminders there are, and never of whom.',
  closingTheWindowThen:
    'Closing the window then leaves Keyward there, so that it goes on reminding. Starting it again brings the window back, also where the system shows no such place. It shows how many reminders there are, and never of whom.',
  startWithTheComputer: 'Start with the computer',
  startKeywardWhenI: 'Start Keyward when I sign in to this computer',
  itsWindowStaysClosed: 'Its window stays closed until you open it.',
  itsWindowOpensBecause: 'Its window opens, because Keyward is not kept beside the clock.',
} as const

/** What `settings-rotation.tsx` says. */
export const SETTINGS_ROTATION = {
  saveTheCalendarFile: 'Save the calendar file',
  xeroAsksForNo:
    'Xero asks for no interval: this is the practice’s own. What is due stands in Overview, and reminds you as you choose below; also while the keychain is locked.',
  saveAsACalendar: 'Save as a calendar file…',
  aCalendarRemindsAlso:
    'A calendar reminds also when Keyward does not run. Save the file anew when secrets or the policy change.',
} as const

/** What `settings-side.tsx` says. */
export const SETTINGS_SIDE = {
  settings: 'Settings',
  general: 'General',
  about: 'About',
  refused: 'refused',
} as const

/** What `settings-view.tsx` says. */
export const SETTINGS_VIEW = {
  matchSystem: 'Match system',
  light: 'Light',
  dark: 'Dark',
  notPicked: 'Not picked',
  starterConnections: (starter: number) => `Starter, ${grouped(starter)} connections`,
  coreConnections: (core: number) => `Core, ${grouped(core)} connections`,
  plusConnections: (plus: number) => `Plus, ${grouped(plus)} connections`,
  advancedConnections: (advanced: number) => `Advanced, ${grouped(advanced)} connections`,
  enterpriseAsAgreed: 'Enterprise, as agreed with Xero',
  keywardLinksOpen: 'keyward:// links open this Keyward',
  keywardLinksOpenSomething: 'keyward:// links open something else',
  theSystemDoesNot: 'The system does not say who gets keyward:// links',
  changeTheSettings: 'Change the settings',
  settings: 'Settings',
  you: 'You',
  appearance: 'Appearance',
  theme: 'Theme',
  compactRows: 'Compact rows',
  xeroTier: 'Xero tier',
  yourAppsTier: 'Your app’s tier at Xero',
  xeroDoesNotTell:
    'Xero does not tell Keyward. Pick it, and Keyward says when an app comes near its ceiling. A practice’s own integration may be exempt.',
  rotation: 'Rotation',
  reminders: 'Reminders',
  signIns: 'Sign-ins',
  keepSignInsAlive: 'Keep sign-ins alive while Keyward is in use',
  xeroForgetsASign:
    'Xero forgets a sign-in that nobody uses for 60 days. Keyward then refreshes those unused for a week, once a day. Never those of somebody on a leaver’s list.',
  handovers: 'Handovers',
  backups: 'Backups',
  evidence: 'Evidence',
  links: 'Links',
  xerosAnswersComeBack:
    'Xero’s answers come back as a keyward:// link, through the practice’s own address. If another program gets them, sign-ins do not return here.',
  repair: 'Repair',
  keptWhere: 'Kept where',
  secrets: 'Secrets',
  allElse: 'All else',
  theseSettings: 'These settings',
  inAPlainFile: 'in a plain file; nothing in it is worth protecting',
  sent: 'Sent',
  nothingExceptToXero:
    'nothing, except to Xero, what you ask of it and what keeps your sign-ins from lapsing, and what you put on your own share server; looking for updates sends nothing about you',
  version: 'Version',
  onTheSandbox: 'on the sandbox',
  onTheRealXero: 'on the real Xero',
  keyward: (version: string, part: string) => `Keyward ${version}, ${part}`,
  aboutAndUpdates: 'About and updates',
} as const
