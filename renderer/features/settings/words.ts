import type { ShareServerKind } from '../../../shared/handover/share-server.ts'
import { grouped } from '../../language/plural.ts'

/** What `introduce-form.tsx` says. */
export const INTRODUCE_FORM = {
  leaveEnds: 'The name that you typed is forgotten',
  leaveStays: (name: string) => `${name}, as before`,
  nameMissing: 'A name is missing.',
  emailWrong: 'That is not an e-mail address. It tells two people of one name apart.',
  doing: 'Save who uses this Keyward',
  saved: 'Saved. The log carries this name from now on.',
  explanation:
    'The activity log, reviews and handovers carry this name, so that others can tell who did what. It stays on this computer.',
  iAm: (shownName: string) => `I am ${shownName}`,
  yourName: 'Your name',
  yourEMailAddress: 'Your e-mail address',
  save: 'Save',
} as const

/** What `introduce-me.tsx` says. */
export const INTRODUCE_ME = {
  leaveEnds: 'The name that you typed is forgotten',
  title: 'Who you are',
  explanation: 'Your name and address appear in what you hand over, and in the receipts you give.',
  yourName: 'Your name',
  yourEMailAddress: 'Your e-mail address',
  keep: 'Save my name',
} as const

/** What `settings-evidence.tsx` says. */
export const SETTINGS_EVIDENCE = {
  explanation:
    'Reviews that are saved as evidence are signed with this vault’s evidence key, and with your card. Every printed page of one carries both fingerprints at its foot. Read these out to somebody who asks whether a pack is yours; whoever has your card in their address book sees it by themselves.',
  evidenceKey: 'Evidence key of this vault',
  unknownClosed: 'Not known while the vault is closed',
  evidenceKeyCopied: 'evidence key',
  yourCard: 'Your card',
  noCardWithoutName: 'None yet. Say above who uses this Keyward: then a card signs as well.',
  noCardYet: 'None yet. It is made with the next review that you save.',
  cardCopied: 'fingerprint of your card',
} as const

/** What each kind of share server is called. */
export const SHARE_SERVER_NAMES = {
  privateBin: 'PrivateBin',
  yopass: 'Yopass',
} as const satisfies Record<ShareServerKind, string>

/** What `settings-handover.tsx` says. */
export const SETTINGS_HANDOVER = {
  leaveEnds: 'The share server that you typed is forgotten',
  leaveStays: 'The share server as it was',
  noServer: 'No share server is used.',
  givesOnce: 'It took a text, gave it back once, and not a second time.',
  givesTwice: 'It took a text and gave it back twice: “once only” is not enforced here.',
  canSay: 'It can say whether something is still there.',
  cannotSay: 'It cannot say whether something is still there.',
  title: 'Share server',
  explanation:
    'A share server that your practice runs already can give a handover out once and forget it in time. It gets sealed text only, which it cannot read; that it gives it out only once is its own claim.',
  addressField: 'Address of your share server',
  addressHint: 'https://share.example/; empty for none',
  kind: 'Kind',
  tryingIt: 'Trying it…',
  keep: 'Save and try it',
} as const

/** What `settings-relay-page.tsx` says. */
export const SETTINGS_RELAY_PAGE = {
  leaveEnds: 'The address of the page that you typed is forgotten',
  leaveStays: 'The page for links as it was',
  savePageDoing: 'Save the page',
  putOnWebsite: 'Put it on your website.',
  noPage: 'Links begin with keyward://.',
  pageOurs: 'The page there is the one that Keyward writes.',
  pageOther: 'The page there is another one. Put the saved page there, unaltered, before you use it.',
  title: 'Page for links',
  explanation:
    'Many mail programs do not make keyward:// links clickable. Put one small page on your website, and handovers travel as ordinary https links through it. The part after the # never reaches your web server.',
  addressField: 'Address of the page',
  addressHint: 'https://www.example.com/keyward-handover.html; empty for none',
  savePage: 'Save the page…',
  keep: 'Save and check it',
} as const

/** What `settings-reminders.tsx` says. */
export const SETTINGS_REMINDERS = {
  doing: 'Change the settings',
  remindMeOf: 'Remind me of',
  rhythmHint:
    'Once a day at most, by a notification without names and by a number on the icon. A click on the notification opens what it is about.',
  trayHint: 'It shows how many reminders there are, and never of whom.',
  trayHintLinux:
    'Closing the window then leaves Keyward there, so that it goes on reminding. Starting it again brings the window back, even where the system shows no such place. It shows how many reminders there are, and never of whom.',
  startTitle: 'Start with the computer',
  startAtSignIn: 'Start Keyward when I sign in to this computer',
  startHidden: 'Its window stays closed until you open it.',
  startShown: 'Its window opens, because Keyward is not kept beside the clock.',
} as const

/** What `settings-rotation.tsx` says. */
export const SETTINGS_ROTATION = {
  calendarDoing: 'Save the calendar file',
  explanation:
    'Xero asks for no interval: this is the practice’s own. What is due is shown in Overview, and reminds you as you choose below, even while the keychain is locked.',
  saveCalendar: 'Save as a calendar file…',
  calendarHint:
    'A calendar reminds you even when Keyward is not running. Save the file again when secrets or the policy change.',
} as const

/** What `settings-side.tsx` says. */
export const SETTINGS_SIDE = {
  settings: 'Settings',
  general: 'General',
  keychain: 'Keychain',
  amiss: 'Look',
  tools: 'Tools',
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
  enterprise: 'Enterprise, as agreed with Xero',
  linksOurs: 'keyward:// links open this Keyward',
  linksOthers: 'keyward:// links open something else',
  linksUnknown: 'The system does not say who gets keyward:// links',
  changeTheSettings: 'Change the settings',
  settings: 'Settings',
  you: 'You',
  lock: 'Lock',
  appearance: 'Appearance',
  theme: 'Theme',
  compactRows: 'Compact rows',
  xeroTier: 'Xero tier',
  tierField: 'Your app’s tier at Xero',
  tierHint:
    'Xero does not tell Keyward. Pick it, and Keyward says when an app comes near its ceiling. A practice’s own integration may be exempt.',
  rotation: 'Rotation',
  reminders: 'Reminders',
  signIns: 'Sign-ins',
  keepAlive: 'Keep sign-ins alive while Keyward is in use',
  keepAliveHint:
    'Xero forgets a sign-in that nobody uses for 60 days. Once a day, Keyward then keeps alive those unused for a week. Never those of somebody on a leaver’s list.',
  dailyChecks: 'Check everything once a day',
  dailyChecksHint:
    'While Keyward runs, in the tray as well, it asks Xero once a day what is connected and whether each answers, no faster than Xero takes it and not in the first hour after a start. What it finds comes as a reminder. Never with the sign-in of somebody on a leaver’s list. Each time is in the log.',
  dailyChecksOff:
    'A check uses each sign-in, and so keeps it alive. While sign-ins are not to be kept alive, Keyward checks only when you ask.',
  ownLists: 'Ask for each app’s own list when everything is checked',
  ownListsHint:
    'With the secret alone, Xero lists everything connected to an app, whoever made it. Otherwise it is asked only on the app’s page. Each time is in the log.',
  handovers: 'Handovers',
  backups: 'Backups',
  leaving: 'Taking it along',
  move: 'Another computer',
  evidence: 'Evidence',
  links: 'Links',
  linksHint:
    'Xero’s answers come back as a keyward:// link, through the practice’s own address. If another program gets them, sign-ins do not return here.',
  repair: 'Repair',
  keptWhere: 'Where things are kept',
  secrets: 'Secrets',
  allElse: 'Everything else',
  theseSettings: 'These settings',
  settingsKept: 'in a plain file; nothing in it needs protecting',
  sent: 'Sent',
  whatIsSent:
    'nothing, except to Xero, what you ask of it, the check once a day and what keeps your sign-ins from lapsing, what you put on your own share server, and what a tool that you allowed asks of Xero; looking for updates sends nothing about you',
  version: 'Version',
  onTheSandbox: 'on the sandbox',
  onTheRealXero: 'on the real Xero',
  versionLine: (version: string, where: string) => `Keyward ${version}, ${where}`,
  aboutAndUpdates: 'About and updates',
} as const
