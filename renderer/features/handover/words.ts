/** What `address-book.tsx` says. */
export const ADDRESS_BOOK = {
  addressBook: 'Address book',
  nobodyYetAColleague:
    'Nobody yet. A colleague with Keyward sends you their card; choose Receive, and paste it there. From then on you seal to them without a passphrase.',
  name: 'Name',
  fingerprint: 'Fingerprint',
  takeOut: 'Take out',
  takeOutOfTheAddress: (name: string) => `Take ${name} out of the address book`,
} as const

/** What `ask-for-app.tsx` says. */
export const ASK_FOR_APP = {
  whatYouWrote: 'What you wrote is forgotten',
  handovers: 'Handovers',
  askForAnApp: 'Ask for an app',
  youGetALink:
    'You get a link. Whoever opens it with Keyward can hand you the app in one step, sealed so that only this Keyward opens it: no passphrase, and nothing to be read on the way.',
  whatYouAsk: 'What you ask for',
  inAFewWords:
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
  addAXeroApp: 'Add a Xero app first, or receive one.',
  chooseAnAppSay: 'Choose an app, say to whom and why, and Keyward seals it.',
  nothingWasHandedOver: (part: string) => `Nothing was handed over from this vault yet. ${part}`,
  handedOver: 'Handed over',
  app: 'App',
  to: 'To',
  whereItStands: 'Where it stands',
  sealed: 'Sealed',
  to2: (app: string, recipient: string) => `${app}, to ${recipient}`,
  aReceiptComes: 'A receipt comes as a link from the recipient. Choose Receive, and paste it there.',
  received: 'Received',
  from: 'From',
  takenIn: 'Taken in',
  receipt: 'Receipt',
  keyNotInYour: 'Key not in your address book',
  copyTheReceipt: (app: string) => `Copy the receipt for ${app}`,
  copy: 'Copy',
} as const

/** What `own-card.tsx` says. */
export const OWN_CARD = {
  newKeysAreMade: 'New keys are made. Send your new card to everybody who seals to you.',
  yourCard: 'Your card',
  whoeverHasItCan: (name: string, email: string) =>
    `${name}, ${email}. Whoever has it can seal to this Keyward. It holds no secret.`,
  showMyCard: 'Show my card',
  tryAgain: 'Try again',
  makeNewKeys: 'Make new keys…',
  card: 'card',
  readThisToYour: 'Read this to your colleague, who compares it:',
  yourFingerprint: 'Your fingerprint',
  yourCardAsAQr: 'Your card as a QR code',
  makeNewKeysForThisKeyward: 'Make new keys for this Keyward?',
  whatWasSealed: 'What was sealed to your old card can no longer be opened here',
  colleaguesNeedYourNew: 'Colleagues need your new card, and compare its fingerprint again',
  appsSecretsAndConnections: 'Apps, secrets and connections',
  whateverTheKeychainStill: 'Whatever the keychain still holds of the old keys: nothing is taken out of it',
  doThisOnlyWhen: 'Do this only when the old keys are surely lost.',
  keepTheOldOnes: 'Keep the old ones',
  makeNewKeys2: 'Make new keys',
} as const

/** What `request-link.tsx` says. */
export const REQUEST_LINK = {
  sendThisLink: 'Send this link',
  request: 'request',
  itHoldsNoSecret:
    'It holds no secret. Your name and your fingerprint are in it, so that the other person can compare them with you by voice.',
  linkWithANote: 'Link with a note',
  copyWithANote: 'Copy with a note',
  hideTheQrCode: 'Hide the QR code',
  showAsAQr: 'Show as a QR code',
  done: 'Done',
  theRequest: 'The request as a QR code',
} as const

/** What `requests.tsx` says. */
export const REQUESTS = {
  showTheRequest: 'Show the request',
  askedFor: 'Asked for',
  what: 'What',
  whereItStands: 'Where it stands',
  asked: 'Asked',
  whatCanBeDone: 'What can be done',
  noAnswerYet: 'No answer yet',
  showTheLink: (asks: string) => `Show the link for ${asks}`,
  showTheLink2: 'Show the link',
  takeOffTheList: (asks: string) => `Take ${asks} off the list`,
  takeOff: 'Take off',
  byAKey: ', by a key that is not in your address book',
  handedOver: (name: string, app: string, day: string, part: string) =>
    `${name} handed ${app} over on ${day}${part}`,
} as const
