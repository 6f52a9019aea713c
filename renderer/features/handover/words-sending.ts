/** What `compose.tsx` says. */
export const COMPOSE = {
  clientId: 'Client id',
  secret: 'Secret',
  redirectAddress: 'Redirect address',
  scopes: 'Scopes',
  notes: 'Notes',
  oneHour: 'one hour',
  leaveTitle: 'Leave without sealing it?',
  leaveEnds: 'What you chose here is forgotten',
  leaveStays: 'The app, and its secret',
  leaveStaysAlone: 'The app',
  sealing: 'Sealing.',
  handovers: 'Handovers',
  handAnAppOver: 'Hand an app over',
  handOver: (name: string) => `Hand over ${name}`,
  stepTitle: '1 of 2: what, to whom, how',
  what: 'What',
  xeroApp: 'Xero app',
  signInsStay: 'Sign-ins are never included. Whoever receives this signs in at Xero themselves.',
  hasNoSecret:
    'It has no secret. Sign-ins are never included: whoever receives this signs in at Xero themselves.',
  hasNoSignIns:
    'Nobody signs in to it: with its client id, secret and scopes it reaches its organisation as it does here.',
  toWhom: 'To whom',
  personOrCompany: 'Person or company',
  emailField: 'E-mail, to remember: Keyward sends nothing',
  fromTheAddressBook: 'From the address book',
  why: 'Why',
  usableBy: 'Meant to be opened by',
  howSealed: 'How sealed',
  howDelivered: 'How delivered',
  afterwards: 'Afterwards',
  remindWithoutReceipt: 'Say so in Overview when no receipt has come in 3 days',
  replaceWhenEnded: 'Have the secret replaced when this has ended',
  cancelTheSealing: 'Cancel the sealing',
  cancel: 'Cancel',
  sealingAboutASecond: 'Sealing, about a second…',
  sealWithPassphrase: 'Seal it and show the passphrase',
  sealIt: 'Seal it',
} as const

/** What `delivery-choice.tsx` says. */
export const DELIVERY_CHOICE = {
  howItIsSealed: 'How it is sealed',
  colleague: 'For a colleague with Keyward',
  colleagueNobody: 'Only they can open it, without a passphrase. Nobody is in the address book yet.',
  colleagueHint: 'Only they can open it, without a passphrase.',
  withAPassphrase: 'With a passphrase',
  passphraseHint: 'Six words, shown once. Opens with Keyward, or with the free age command.',
  howItIsDelivered: 'How it is delivered',
  yourServer: 'Your server',
  noneInSettings: 'None in Settings',
  serverHint: 'Can give it out once',
  link: 'Link',
  byEMailChat: 'By e-mail, chat',
  file: 'File',
  anAgeFile: 'An .age file',
  qrCode: 'QR code',
  acrossADesk: 'Across a desk',
} as const

/** What `end-arrangement.tsx` says. */
export const END_ARRANGEMENT = {
  whenThisEnds: 'When this ends',
  mayHold: 'may hold',
  holds: 'holds',
  explanation: (name: string, holds: string, reason: string) =>
    `${name} ${holds} the secret: ${reason}. When that is over, say so here.`,
  endsTitle: 'At once:',
  endsSecret: (app: string) => `the secret of ${app} is due, with this reason, in Overview and in reminders.`,
  staysTitle: 'Stays as it is:',
  staysSecret: (name: string) => `the secret itself, until you replace it. ${name} is not told.`,
  no: 'Not yet',
  yes: 'Say that it has ended',
  itHasEnded: 'It has ended',
  thisHasEnded: 'This has ended…',
} as const

/** What `on-server.tsx` says. */
export const ON_SERVER = {
  answered: (host: string) => `${host} has answered.`,
  notAnswered: (host: string) => `${host} did not answer.`,
  onHost: (host: string) => `On ${host}`,
  putOnce: 'It was put there to be given out once',
  putForAll: 'It was put there for everybody with the link',
  cannotSay: ' This kind of server cannot say whether it is still there without giving it out.',
  ask: 'Ask the server',
  takeOff: 'Take it off the server',
  putThere: 'Put there',
  stillThereUntaken: 'Still there: according to the server, nobody has taken it',
  stillThereUncounted: 'Still there; how often it was read is not known',
  notThereAnyMore: 'Not there any more',
  couldNotTell: 'The server could not tell',
  takenOffUnknown: 'Taken off; whether somebody opened it first cannot be known',
  takenOffUntaken: 'Taken off; just before, according to the server, nobody had taken it',
} as const

/** What `passphrase-words.tsx` says. */
export const PASSPHRASE_WORDS = {
  copyThePassphrase: 'Copy the passphrase',
  copied: 'Passphrase copied. It leaves the clipboard in 30 seconds.',
  passphrase: 'Passphrase',
  title: 'Then, the passphrase',
  explanation:
    'Send it another way: read it out by phone, or send a text message. It is shown this once, and Keyward does not keep it.',
  linkWentOut: (ago: string) => `Attention: the link went out from here ${ago}.`,
  sameWayWarning:
    'Whoever gets both from one message needs nothing else. Copy the passphrase only into something different.',
} as const

/** What `promise.tsx` says. */
export const PROMISE = {
  kept: 'What this can promise',
  onlyPassphrase: 'Only the passphrase opens it.',
  onlyColleague: 'Only that colleague’s Keyward opens it.',
  signed: 'Your signature is inside. Any alteration is noticed on opening.',
  receipt: 'A signed receipt, if they open it with Keyward.',
  onceByServer: 'Once only, and for a limited time: on the server’s word.',
  notKept: 'What nothing enforces',
  serverTitle: 'The server itself.',
  serverMeans: 'You rely on it to give it out once. It cannot read it, or alter it unnoticed.',
  timeTitle: 'The time.',
  timeMeans: 'Keyward refuses the link after that. The age command does not.',
  onceTitle: 'Once only.',
  onceMeans: 'A link can be opened as often as it is passed on. One vault takes it once.',
  takingBackTitle: 'Taking it back.',
  takingBackMeans: 'Once it is opened, only replacing the secret helps.',
  takingBackAlone: 'Once it is opened, what is in it is known. No secret goes along.',
  ownServer: (host: string) => `Your own share server, ${host}, can enforce the first two.`,
  takeServer: 'Use it',
} as const

/** What `publish.tsx` says. */
export const PUBLISH = {
  puttingAnnounced: (host: string) => `Putting it on ${host}.`,
  linkToYourServer: 'Link to your server',
  copy: 'Copy',
  copyWithANote: 'Copy with a note',
  onceEnd: ', to be given out once',
  liesThere: (host: string, once: string, forgets: string) =>
    `On ${host}${once}. ${forgets} What is stored there is sealed: the server cannot read it.`,
  onlyOnce: 'Give it out only once',
  putting: (host: string) => `Putting it on ${host}…`,
  put: (host: string) => `Put it on ${host}`,
  cancel: 'Cancel',
} as const

/** What `receipts.tsx` says. */
export const RECEIPTS = {
  receipts: 'Receipts',
  receipt: 'Receipt',
  disputedTitle: 'Two keys have signed a receipt for this handover.',
  disputedAdvice: 'Find out by phone which of them you meant. If one is not theirs, replace the secret now.',
  codeRead: (when: string) => `A code was read out on ${when}; nobody signed it`,
  signedBy: (name: string) => `Signed by ${name}`,
  signedByUnknown: (name: string) => `Signed as ${name}, by a key that is not in your address book`,
  added: (when: string, senderDate: string) => `Added ${when}. ${senderDate}`,
} as const

/** What `sealed.tsx` says. */
export const SEALED = {
  leavePassphraseTitle: 'Have you passed the passphrase on?',
  leaveTitle: 'Leave without sending it?',
  leaveEndsPassphrase:
    'The passphrase is hidden for good: Keyward does not keep it, and nothing else opens the handover',
  leaveEndsLink: 'The sealed link is gone: it is shown this once',
  leaveStaysSent: 'What you have sent',
  leaveStaysApp: 'The app, and its secret',
  leaveStaysAppAlone: 'The app',
  leaveFoot: 'You can seal the app again.',
  noteItDown: 'Note it down',
  copied: (what: string) => `${what} copied`,
  link: 'Link',
  linkCopied: 'Link copied',
  doingSave: 'Save the file',
  fileSaved: 'File saved',
  letterFile: 'The .age file is attached.',
  handOver: (app: string) => `Hand over ${app}`,
  stepTwoThings: '2 of 2: send two things, by two ways',
  stepOneThing: '2 of 2: send it',
  firstTitle: 'First, the link',
  onlyTitle: 'The link',
  tooLong:
    'This app is too long for a link: Windows would cut it after 2,000 characters. Save the file and send that.',
  sealedLink: 'Sealed link',
  copy: 'Copy',
  linkWithANote: 'Link with a note',
  copyWithANote: 'Copy with a note',
  saveFile: 'Save as an .age file',
  qrCodeShown: 'QR code shown',
  hideQr: 'Hide the QR code',
  showQr: 'Show as a QR code',
  at: (how: string, time: string) => `${how} at ${time}`,
  qrName: 'The handover as a QR code',
  discard: 'Discard',
  discardHint: 'Discard; nobody gets it',
  passedOn: 'I have passed it on, hide it for good',
  done: 'Done',
  whereItStands: 'Where it stands',
  receivedHint: 'Received is known only from a signed receipt.',
  forWhomTitle: 'For whom, until when',
  onServer: (host: string, forgets: string) => ` On ${host}: ${forgets}`,
  notEnforced: ' Nothing enforces that for a link or a file.',
  forWhom: (name: string, reason: string, when: string, where: string) =>
    `${name}, ${reason}. Meant to be opened by ${when}. ${where}`,
} as const

/** What `sent-detail.tsx` says. */
export const SENT_DETAIL = {
  handovers: 'Handovers',
  title: (app: string, recipient: string) => `${app}, to ${recipient}`,
  recipient: 'To',
  why: 'Why',
  sealed: 'Sealed',
  withAPassphrase: 'with a passphrase',
  toSealed: 'to ',
  usableBy: 'Meant to be used by',
  wentOut: 'Went out',
  notFromHere: 'not from here',
  secret: 'Secret',
  wentAlong: 'Went along',
  didNotGoAlong: 'Did not go along',
  ended: 'Ended',
  explanation: 'Whoever took it keeps it. Only a new secret ends what went out.',
  replaceTheSecret: 'Replace the secret',
  takeOff: 'Take it off the list',
  discardUnsent: 'Take it off the list, it went to nobody',
  asALink: 'as a link',
  asAFile: 'as a file',
  asAQrCode: 'as a QR code',
  byYourShareServer: 'by your share server',
  codeEnds: 'The code that you typed is forgotten',
  receiptByACode: 'Receipt by a code',
  receipt: 'Receipt',
  receiptHint:
    'A signed receipt comes as a link: choose Receive, and paste it there. On the phone, the recipient reads ten letters and digits out instead.',
  codeOfTheReceipt: 'Code of the receipt',
  codeRight: 'The code is right.',
  addCode: 'Add the code',
} as const
