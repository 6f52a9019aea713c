/** What `compose.tsx` says. */
export const COMPOSE = {
  clientId: 'Client id',
  secret: 'Secret',
  redirectAddress: 'Redirect address',
  scopes: 'Scopes',
  notes: 'Notes',
  oneHour: 'one hour',
  leaveWithoutSealing: 'Leave without sealing it?',
  whatYouChoseHere: 'What you chose here is forgotten',
  theAppAndIts: 'The app, and its secret',
  sealing: 'Sealing.',
  handovers: 'Handovers',
  handAnAppOver: 'Hand an app over',
  handOver: (name: string) => `Hand over ${name}`,
  n1Of2What: '1 of 2: what, to whom, how',
  what: 'What',
  xeroApp: 'Xero app',
  signInsNeverGo: 'Sign-ins never go along. Whoever receives this signs in at Xero themselves.',
  toWhom: 'To whom',
  personOrCompany: 'Person or company',
  eMailToRemember: 'E-mail, to remember: Keyward sends nothing',
  fromTheAddressBook: 'From the address book',
  why: 'Why',
  meantToBeOpened: 'Meant to be opened by',
  howSealed: 'How sealed',
  howDelivered: 'How delivered',
  afterwards: 'Afterwards',
  saySoInOverview: 'Say so in Overview when no receipt has come in 3 days',
  haveTheSecretReplaced: 'Have the secret replaced when this has ended',
  cancelTheSealing: 'Cancel the sealing',
  cancel: 'Cancel',
  sealingAboutASecond: 'Sealing, about a second…',
  sealItAndShow: 'Seal it and show the passphrase',
  sealIt: 'Seal it',
} as const

/** What `delivery-choice.tsx` says. */
export const DELIVERY_CHOICE = {
  howItIsSealed: 'How it is sealed',
  forAColleague: 'For a colleague with Keyward',
  onlyTheyCanOpen: 'Only they can open it, without a passphrase. Nobody is in the address book yet.',
  onlyTheyCanOpenItWithout: 'Only they can open it, without a passphrase.',
  withAPassphrase: 'With a passphrase',
  sixWordsShownOnce: 'Six words, shown once. Opens with Keyward, or with the free age command.',
  howItIsDelivered: 'How it is delivered',
  yourServer: 'Your server',
  noneInSettings: 'None in Settings',
  canGiveItOut: 'Can give it out once',
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
  theSecretWhen: (name: string, part: string, toLowerCase: string) =>
    `${name} ${part} the secret: ${toLowerCase}. When that is over, say so here.`,
  atOnce: 'At once:',
  theSecret: (app: string) => `the secret of ${app} is due, with this reason, in Overview and in reminders.`,
  staysAs: 'Stays as it is:',
  theSecretItselfUntil: (name: string) => `the secret itself, until you replace it. ${name} is told nothing.`,
  notYet: 'Not yet',
  sayThat: 'Say that it has ended',
  itHasEnded: 'It has ended',
  thisHasEnded: 'This has ended…',
} as const

/** What `on-server.tsx` says. */
export const ON_SERVER = {
  hasAnswered: (host: string) => `${host} has answered.`,
  wasAskedInVain: (host: string) => `${host} was asked in vain.`,
  on: (host: string) => `On ${host}`,
  itWasPutThere: 'It was put there to be given out once',
  itWasPutThereForEverybody: 'It was put there for everybody with the link',
  thisKindOfServer: ' This kind of server cannot say whether it still lies there without giving it out.',
  askTheServer: 'Ask the server',
  takeItOff: 'Take it off the server',
  putThere: 'Put there',
  stillThere: 'Still there: by the server’s word, nobody has taken it',
  stillThereHowOften: 'Still there; how often it was read, nobody knows',
  notThereAnyMore: 'Not there any more',
  theServerCouldNot: 'The server could not tell',
  takenOffWhetherSomebody: 'Taken off; whether somebody opened it first cannot be known',
  takenOffJustBefore: 'Taken off; just before, by the server’s word, nobody had taken it',
} as const

/** What `passphrase-words.tsx` says. */
export const PASSPHRASE_WORDS = {
  copyThePassphrase: 'Copy the passphrase',
  passphraseCopiedItLeaves: 'Passphrase copied. It leaves the clipboard in 30 seconds.',
  passphrase: 'Passphrase',
  thenThePassphrase: 'Then, the passphrase',
  sendItAnotherWay:
    'Send it another way: read it out by phone, or send a text message. It is shown this once, and Keyward does not keep it.',
  attentionTheLinkWent: (ago: string) => `Attention: the link went out from here ${ago}.`,
  whoeverGetsBothFrom:
    'Whoever gets both from one message needs nothing else. Copy the passphrase only into something different.',
} as const

/** What `promise.tsx` says. */
export const PROMISE = {
  whatThisCanPromise: 'What this can promise',
  onlyThePassphraseOpens: 'Only the passphrase opens it.',
  onlyThatColleaguesKeyward: 'Only that colleague’s Keyward opens it.',
  yourSignatureIsInside: 'Your signature is inside. Any alteration is noticed on opening.',
  aSignedReceiptIf: 'A signed receipt, if they open it with Keyward.',
  onceOnly: 'Once only, and for a time: by the server’s own word.',
  whatNothingEnforces: 'What nothing enforces',
  theServerItself: 'The server itself.',
  youRely: 'You rely on it to give it out once. It cannot read it, or alter it unnoticed.',
  theTime: 'The time.',
  keywardRefusesTheLink: 'Keyward refuses the link after that. The age command does not.',
  onceOnly2: 'Once only.',
  aLinkCanBe: 'A link can be opened as often as it is passed on. One vault takes it once.',
  takingItBack: 'Taking it back.',
  onceItIsOpened: 'Once it is opened, only replacing the secret helps.',
  yourOwnShareServer: (host: string) => `Your own share server, ${host}, can enforce the first two.`,
  takeIt: 'Use it',
} as const

/** What `publish.tsx` says. */
export const PUBLISH = {
  puttingIt: (host: string) => `Putting it on ${host}.`,
  linkToYourServer: 'Link to your server',
  copy: 'Copy',
  copyWithANote: 'Copy with a note',
  toBeGivenOut: ', to be given out once',
  onWhatLiesThere: (host: string, part: string, forgets: string) =>
    `On ${host}${part}. ${forgets} What lies there is sealed: the server cannot read it.`,
  giveItOutOnly: 'Give it out only once',
  puttingIt2: (host: string) => `Putting it on ${host}…`,
  putIt: (host: string) => `Put it on ${host}`,
  cancel: 'Cancel',
} as const

/** What `receipts.tsx` says. */
export const RECEIPTS = {
  receipts: 'Receipts',
  receipt: 'Receipt',
  twoKeysHaveSigned: 'Two keys have signed a receipt for this handover.',
  findOutByPhone: 'Find out by phone which of them you meant. If one is not theirs, replace the secret now.',
  aCodeWasRead: (when: string) => `A code was read out on ${when}; nobody signed it`,
  signedBy: (name: string) => `Signed by ${name}`,
  signedAs: (name: string) => `Signed as ${name}, by a key that is not in your address book`,
  added: (when: string, senderDate: string) => `Added ${when}. ${senderDate}`,
} as const

/** What `sealed.tsx` says. */
export const SEALED = {
  haveYouPassed: 'Have you passed the passphrase on?',
  leaveWithoutSending: 'Leave without sending it?',
  thePassphraseIsHidden:
    'The passphrase is hidden for good: Keyward does not keep it, and nothing else opens the handover',
  theSealedLink: 'The sealed link is gone: it is shown this once',
  whatYouHaveSent: 'What you have sent',
  theAppAndIts: 'The app, and its secret',
  youCanSeal: 'You can seal the app again.',
  noteItDown: 'Note it down',
  copied: (what: string) => `${what} copied`,
  link: 'Link',
  linkCopied: 'Link copied',
  saveTheFile: 'Save the file',
  fileSaved: 'File saved',
  theAgeFile: 'The .age file is attached.',
  handOver: (app: string) => `Hand over ${app}`,
  n2Of2Send: '2 of 2: send two things, by two ways',
  n2Of2Send2: '2 of 2: send it',
  firstTheLink: 'First, the link',
  theLink: 'The link',
  thisAppIsToo:
    'This app is too long for a link: Windows would cut it after 2,000 characters. Save the file and send that.',
  sealedLink: 'Sealed link',
  copy: 'Copy',
  linkWithANote: 'Link with a note',
  copyWithANote: 'Copy with a note',
  saveAsAnAge: 'Save as an .age file',
  qrCodeShown: 'QR code shown',
  hideTheQrCode: 'Hide the QR code',
  showAsAQr: 'Show as a QR code',
  at: (how: string, time: string) => `${how} at ${time}`,
  theHandover: 'The handover as a QR code',
  discard: 'Discard',
  discardItGoes: 'Discard, it goes to nobody',
  iHavePassed: 'I have passed it on, hide it for good',
  done: 'Done',
  whereItStands: 'Where it stands',
  receivedIsKnownOnly: 'Received is known only from a signed receipt.',
  forWhomUntilWhen: 'For whom, until when',
  on: (host: string, forgets: string) => ` On ${host}: ${forgets}`,
  nothingEnforces: ' Nothing enforces that for a link or a file.',
  meantToBeOpened: (name: string, toLowerCase: string, when: string, part: string) =>
    `${name}, ${toLowerCase}. Meant to be opened by ${when}. ${part}`,
} as const

/** What `sent-detail.tsx` says. */
export const SENT_DETAIL = {
  handovers: 'Handovers',
  to: (app: string, recipient: string) => `${app}, to ${recipient}`,
  to2: 'To',
  why: 'Why',
  sealed: 'Sealed',
  withAPassphrase: 'with a passphrase',
  to3: 'to ',
  meantToBeUsed: 'Meant to be used by',
  wentOut: 'Went out',
  notFromHere: 'not from here',
  secret: 'Secret',
  wentAlong: 'Went along',
  didNotGoAlong: 'Did not go along',
  ended: 'Ended',
  whoeverTookItKeeps: 'Whoever took it keeps it. Only a new secret ends what went out.',
  replaceTheSecret: 'Replace the secret',
  takeItOff: 'Take it off the list',
  takeItOffTheList: 'Take it off the list, it went to nobody',
  asALink: 'as a link',
  asAFile: 'as a file',
  asAQrCode: 'as a QR code',
  byYourShareServer: 'by your share server',
  theCodeThatYou: 'The code that you typed is forgotten',
  receiptByACode: 'Receipt by a code',
  receipt: 'Receipt',
  aSignedReceiptComes:
    'A signed receipt comes as a link: choose Receive, and paste it there. On the phone, the recipient reads ten letters and digits out instead.',
  codeOfTheReceipt: 'Code of the receipt',
  theCodeIsRight: 'The code is right.',
  addTheCode: 'Add the code',
} as const
