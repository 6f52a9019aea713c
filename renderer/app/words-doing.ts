import { count } from '../language/plural.ts'

/** What `paper-actions.ts` says. */
export const PAPER_ACTIONS = {
  savedTo: (sentence: string, path: string, rest: string) => `Saved ${sentence} ${path}${rest}`,
  showInFolder: 'Show in folder',
  makingThePdf: 'Making the PDF.',
  saveAsPdf: 'Save as PDF',
  openingThePrintDialog: 'Opening the print dialog.',
  print: 'Print',
  sentToThePrinter: 'Sent to the printer.',
  saveThePage: 'Save the page',
} as const

/** What `actions.ts` says. */
export const ACTIONS = {
  lockTheVault: 'lock the vault',
  openTheVault: 'Open the vault',
  askingXero: 'Asking Xero.',
  goingOn: 'Continuing.',
  oneAnswered: 'The organisation answered.',
  allAnswered: (of: number) => `All ${count(of, 'organisation')} answered.`,
  checked: (sentence: string) => `Checked. ${sentence}`,
  checkedSome: (answered: number, asked: number) =>
    `Checked. ${answered} of ${count(asked, 'organisation')} answered.`,
  checkCancelled: 'The check was cancelled.',
  check: 'Check',
  connectAnOrganisation: 'Connect an organisation',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: (what: string) => `${what} copied.`,
  disconnecting: (name: string) => `Asking Xero to disconnect ${name}.`,
  disconnectedProven: (name: string) => `${name} is disconnected: Xero no longer lists it.`,
  notYetDisconnected: (name: string, what: string) => `${name} is not yet disconnected. ${what}`,
  revoking: (name: string) => `Asking Xero to revoke ${name}’s sign-in.`,
  signInRevoked: (name: string) => `${name}’s sign-in is revoked, and Xero refuses it.`,
  signInNotRevoked: (name: string, what: string) => `${name}’s sign-in is not revoked. ${what}`,
  takeOffTheList: 'Take off the list',
  offTheList: (name: string) => `${name} is off the list.`,
  openingYourOwnPractice: 'Opening your own practice.',
  openingTheSandbox: 'Opening the sandbox.',
  openYourOwnPractice: 'Open your own practice',
  openTheSandbox: 'Open the sandbox',
  repair: 'Repair',
  linksRepaired: 'keyward:// links open this Keyward now.',
  linksNotRepaired:
    'The system did not give keyward:// links to Keyward. Another program may be keeping them.',
  replaceTheSecret: 'Replace the secret',
  lookingForUpdates: 'Looking for a newer version.',
  lookForUpdates: 'Look for updates',
  noUpdate: 'There is no newer version.',
  updateAvailable: (version: string) => `Keyward ${version} is available.`,
  downloading: (version: string) => `Downloading Keyward ${version}.`,
  downloadTheUpdate: 'Download the update',
  updateReady: (version: string) => `Keyward ${version} is ready.`,
  installTheUpdate: 'Install the update',
  installsOnQuit: 'It will be installed when you next quit.',
  doesNotInstallOnQuit: 'It will not be installed when you quit.',
} as const

/** What `row-actions.ts` says. */
export const ROW_ACTIONS = {
  takeOffTheList: 'Take off the list',
  checkNow: 'Check now',
  signInAgain: 'Sign in again',
  open: 'Open',
  showItsXeroApp: 'Show its Xero app',
  tryAgain: 'Try again',
  disconnect: 'Disconnect…',
  edit: 'Edit',
  connectAnOrganisation: 'Connect an organisation',
  handOver: 'Hand over',
  showItsOrganisations: 'Show its organisations',
  copyTheClientId: 'Copy the client id',
  clientId: 'client id',
  carryOn: 'Continue replacing the secret',
  replaceTheSecret: 'Replace the secret',
  enterTheSecretAgain: 'Enter the secret again',
  secretLeaked: 'It has leaked…',
  remove: 'Remove…',
  arrangementEnded: 'This has ended…',
  discardUnsent: 'Take it off the list, it went to nobody',
  takeItOffTheList: 'Take it off the list',
  copyTheReceipt: 'Copy the receipt',
  receipt: 'Receipt',
  showTheLink: 'Show the link',
  takeOff: 'Take off',
  takeOut: 'Take out',
} as const

/** What `shell-notices.ts` says. */
export const SHELL_NOTICES_WORDS = {
  signInAnswerForOwn: 'Xero’s answer to a sign-in of your own practice has arrived.',
  fileForOwn: 'A file has been opened, and is waiting in your own practice.',
  linkForOwn: 'A link has arrived, and is waiting in your own practice.',
  nothingInSandbox: 'None of it reached the sandbox. Open your own practice to continue.',
  signInAnswerForSandbox: 'The sandbox’s answer to a sign-in there has arrived.',
  nothingInOwn: 'None of it reached your own practice. Open the sandbox to continue.',
  windowHung: 'Keyward’s window stopped responding, and was restarted.',
  windowStopped: 'Keyward’s window had stopped, and was restarted.',
  typedIsGone:
    'Anything you had typed but not saved is gone. If it happens again, tell whoever looks after Keyward.',
} as const
