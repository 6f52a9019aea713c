/** What `address-book.tsx` says. */
export const ADDRESS_BOOK = {
  addressBook: 'Address book',
  nobodyYet:
    'Nobody yet. A colleague with Keyward sends you their card; choose Receive, and paste it there. From then on you seal to them without a passphrase.',
  name: 'Name',
  fingerprint: 'Fingerprint',
  takeOut: 'Take out',
  personOut: 'Taken out of the address book.',
  takeOutName: (name: string) => `Take ${name} out of the address book`,
} as const

/** What `ask-for-app.tsx` says. */
export const ASK_FOR_APP = {
  leaveEnds: 'What you wrote is forgotten',
  handovers: 'Handovers',
  askForAnApp: 'Ask for an app',
  explanation:
    'You get a link. Whoever opens it with Keyward can hand you the app in one step, sealed so that only this Keyward opens it: no passphrase, and nothing to be read on the way.',
  asksField: 'What you ask for',
  asksHint:
    'In a few words, as the other person will read it. For example: the client id and secret of Month-end Packs.',
  cancel: 'Cancel',
  makeTheLink: 'Make the link',
} as const

/** What `handovers-view.tsx` says. */
export const HANDOVERS_VIEW = {
  handovers: 'Handovers',
  askForAnApp: 'Ask for an app',
  receive: 'Receive',
  handAnAppOver: 'Hand an app over',
  noAppHint: 'Add a Xero app first, or receive one.',
  appHint: 'Choose an app, say to whom and why, and Keyward seals it.',
  noneYet: (hint: string) => `Nothing was handed over from this vault yet. ${hint}`,
  handedOver: 'Handed over',
  app: 'App',
  to: 'To',
  whereItStands: 'Where it stands',
  sealed: 'Sealed',
  name: (app: string, recipient: string) => `${app}, to ${recipient}`,
  receiptHint: 'A receipt comes as a link from the recipient. Choose Receive, and paste it there.',
  received: 'Received',
  from: 'From',
  takenIn: 'Taken in',
  receipt: 'Receipt',
  unknownKey: 'Key not in your address book',
  copyReceiptName: (app: string) => `Copy the receipt for ${app}`,
  copy: 'Copy',
} as const

/** What `own-card.tsx` says. */
export const OWN_CARD = {
  newKeysMade: 'New keys are made. Send your new card to everybody who seals to you.',
  yourCard: 'Your card',
  explanation: (name: string, email: string) =>
    `${name}, ${email}. Whoever has it can seal to this Keyward. It holds no secret.`,
  showMyCard: 'Show my card',
  tryAgain: 'Try again',
  newKeys: 'Make new keys…',
  card: 'card',
  readFingerprint: 'Read this to your colleague, who compares it:',
  yourFingerprint: 'Your fingerprint',
  qrName: 'Your card as a QR code',
  newKeysTitle: 'Make new keys for this Keyward?',
  endsSealed: 'What was sealed to your old card can no longer be opened here',
  endsCard: 'Colleagues need your new card, and compare its fingerprint again',
  staysApps: 'Apps, secrets and connections',
  staysKeychain: 'Whatever the keychain still holds of the old keys: nothing is taken out of it',
  newKeysFoot: 'Do this only when the old keys are certainly lost.',
  newKeysNo: 'Keep the old ones',
  newKeysYes: 'Make new keys',
} as const

/** What `request-link.tsx` says. */
export const REQUEST_LINK = {
  sendThisLink: 'Send this link',
  request: 'request',
  explanation:
    'It holds no secret. Your name and your fingerprint are in it, so that the other person can compare them with you by voice.',
  linkWithANote: 'Link with a note',
  copyWithANote: 'Copy with a note',
  hideQr: 'Hide the QR code',
  showQr: 'Show as a QR code',
  done: 'Done',
  qrName: 'The request as a QR code',
} as const

/** What `requests.tsx` says. */
export const REQUESTS = {
  showTheRequest: 'Show the request',
  askedFor: 'Asked for',
  what: 'What',
  whereItStands: 'Where it stands',
  asked: 'Asked',
  actions: 'What can be done',
  noAnswerYet: 'No answer yet',
  showLinkName: (asks: string) => `Show the link for ${asks}`,
  showLink: 'Show the link',
  takeOffName: (asks: string) => `Take ${asks} off the list`,
  takeOff: 'Take off',
  requestOff: 'The request is off the list.',
  byUnknownKey: ', by a key that is not in your address book',
  answered: (name: string, app: string, day: string, byKey: string) =>
    `${name} handed ${app} over on ${day}${byKey}`,
} as const
