/** What `asking-person.tsx` says. */
export const ASKING_PERSON = {
  askedFor: (asks: string) => `Asked for: ${asks}`,
} as const

/** What `card-seen.tsx` says. */
export const CARD_SEEN = {
  title: (signerName: string) => `Card of ${signerName}`,
  nameField: 'Name on it',
  emailField: 'E-mail',
  theCardSays: 'The card says',
  fingerprint: 'Fingerprint',
  back: 'Back',
  doNotAdd: 'Do not add',
  changeName: 'Change the name in the address book',
  add: 'Add to the address book',
  alreadyUnderName: (name: string) =>
    `The key of ${name} is in the address book already. If ${name} has told you about the new name or address, it can be changed there.`,
  already: 'This card is in the address book already.',
  newComputerAdvice: (name: string) =>
    `If ${name} has a new computer, they can read the fingerprint out to you. Call them on a number that you know, and take the old card out of the address book afterwards.`,
  callAdvice: (name: string) =>
    `Call ${name} on a number that you know, and have the fingerprint read out. A card by itself proves nothing: anybody can write a name on one.`,
} as const

/** What `receipt-seen.tsx` says. */
export const RECEIPT_SEEN = {
  title: (app: string, signerName: string) => `Receipt for ${app}, from ${signerName}`,
  disputedTitle: (keys: string) => `Another key has signed a receipt for this handover already: ${keys}.`,
  disputedAdvice:
    'Two keys have opened it, or have seen the first receipt. Find out by phone which of them you meant. If one is not theirs, replace the secret now.',
  signedBy: 'Signed by',
  sealedFor: 'You sealed it for',
  theirDate: 'They date it',
  kept: 'Kept',
  already: 'This receipt is here already',
  signatureHoldsOf: (words: string) => `${words}. The signature holds.`,
  signatureHolds:
    'The signature holds. It shows that this key has what you sealed; whose key it is, only a comparison of the fingerprint shows.',
  done: 'Done',
  no: 'Do not keep it',
  keep: 'Keep the receipt',
} as const

/** What `receive.tsx` says. */
export const RECEIVE = {
  leaveTitle: 'Leave without taking it in?',
  leaveEnds: 'What the server gave out is forgotten; it may not give it out again',
  leaveFoot: 'Copy the text first if you want to open it later.',
  opening: 'Opening.',
  handovers: 'Handovers',
  receive: 'Receive',
  explanation:
    'A handover, a receipt, a request, or a colleague’s card. Nothing is stored before you have seen who it is from.',
  textField: 'Link, or the text of an .age file',
  fileField: 'Or a file: .age, or a picture of a QR code',
  noHandoverInFile: 'That file holds no handover.',
  noHandoverAdvice: 'Choose the .age file, or a sharper picture with the whole QR code in it.',
  passphrase: 'Passphrase',
  passphraseHint: 'Six words. Hyphens or spaces between them, as you like.',
  fromServerHint:
    'This is what the server held, and it may be gone there. Take it in before you leave, or copy the text above and keep it.',
  openingSlowly: 'Opening, a second or two…',
  open: 'Open',
  cancelOpening: 'Cancel the opening',
} as const

/** What `replaces.tsx` says. */
export const REPLACES = {
  explanation:
    'Xero is asked first whether it recognises the secret that came. Until it does, the one that is here stays in force; everything else stays as it is.',
  noSecret: 'No secret came with this, so there is nothing to replace.',
  sameClientId: (name: string, rest: string) => `${name} in this vault has the same client id. ${rest}`,
  secretHere: 'Secret here',
  putIn: (when: string) => `put in ${when}`,
  secretThatCame: 'Secret that came',
  sealedSentence: (when: string) => `sealed ${when}. `,
  oddDate: (sealed: string, day: string) =>
    `${sealed}It is said to have been generated ${day}; that cannot be right`,
  sealedUnknown: 'sealed at an unknown time',
  sealedWhen: (when: string) => `sealed ${when}`,
  rotationOpen:
    'A replacement of this secret is under way here, with a new one already. Finish it or give it up first.',
  showRotation: 'Show the replacement',
  generatedNotSaid: (otherwise: string) => `${otherwise}; when it was generated is not said`,
  generated: (when: string, otherwise: string) => `generated ${when}, ${otherwise}`,
  sameSecret:
    'It is the secret that is here already: taking it replaces nothing, and gives you the receipt to send.',
  usedBefore:
    'This is a secret that was in force here before, and has been replaced since. Somebody may have sent an old handover again.',
  olderByDates:
    'By its dates, the secret that came is older than the one that is here. Somebody may have sent an old handover again.',
} as const

/** What `request-seen.tsx` says. */
export const REQUEST_SEEN = {
  title: (sentence: string) => `${sentence} asks you for an app`,
  asksFor: 'Asks for',
  signedBy: 'Signed by',
  asked: 'Asked',
  explanation:
    'What you hand over is sealed to this fingerprint. Compare it by voice first: anybody can write a name into a request.',
  noApp: 'There is no app in this vault that could be handed over. Add one first.',
  no: 'Do not answer',
  yes: 'Answer with a handover',
} as const

/** What `seen.tsx` says. */
export const SEEN = {
  title: (name: string, from: string) => `${name}, from ${from}`,
  sealedByOther: 'It was sealed to your key by somebody other than the person who signed it.',
  signerWarning:
    'The signer made it for a passphrase, and did not send it to you. Ask them, on a number that you know.',
  signedBy: 'Signed by',
  sealedFor: 'Sealed for',
  toYourKey: (name: string) => `${name}, to your key`,
  notAddressed: (name: string) =>
    `${name}, and not addressed to anybody’s key: whoever has the passphrase opens it`,
  sealed: 'Sealed',
  usableBy: 'To be used by',
  why: 'Why',
  youAskedFor: 'You asked for',
  kind: 'Kind of app',
  clientId: 'Client id',
  notIncluded: 'not included',
  secret: 'Secret',
  secretIncluded: 'included, and not shown',
  hasNone: 'none: Xero gives such an app no secret',
  oddDate: (day: string) =>
    `. It is said to have been generated ${day}; that cannot be right, and it counts as of unknown age`,
  redirectAddress: 'Redirect address',
  scopes: 'Scopes',
  note: 'Note',
  incomplete: {
    web: 'This is not enough for an app: a client id, a secret, a redirect address and scopes are needed. Ask the sender to include them.',
    pkce: 'This is not enough for an app: a client id, a redirect address and scopes are needed. Ask the sender to include them.',
    custom:
      'This is not enough for a custom connection: a client id, a secret and scopes are needed. Ask the sender to include them.',
  },
  isHere: (name: string) =>
    `${name} in this vault has the same client id, and no secret. There is nothing to add or to replace; taking it notes that it arrived, and gives you the receipt to send.`,
  isOther: (name: string) =>
    `${name} in this vault has the same client id, as an app without a secret, and a secret came with this. See in the developer portal which of the two it is: where it has a secret, remove the app here first, then open this again.`,
  showIt: (name: string) => `Show ${name}`,
  noteIt: 'Note that it arrived',
  no: 'Decline',
  storing: 'Storing…',
  replacing: 'Asking Xero, then storing…',
  addTheApp: 'Add the app',
  replaceTheSecret: (name: string) => `Replace the secret of ${name}`,
} as const

/** What `sender-facts.tsx` says. */
export const SENDER_FACTS = {
  lookAlikeName:
    'The name that was given is written as look-alikes are: with letters of different alphabets, a sign for a letter, something that cannot be seen, an address or a fingerprint in it.',
  unknownKey: 'A key that you do not know, which calls itself ',
} as const

/** What `share-fetch.tsx` says. */
export const SHARE_FETCH = {
  fetching: 'Fetching.',
  liesOn: (host: string) => `This is on ${host}.`,
  explanation:
    'It may be given out only once: fetch it here, and now. Keyward’s own handovers are sealed there; whatever arrives is checked before anything is stored.',
  behindScanner: (through: string) =>
    `It came behind the link scanner ${through}, which has seen the whole address. If nothing is there any more, the scanner may have opened it: ask for a new one.`,
  fetchingFrom: (host: string) => `Fetching from ${host}…`,
  fetch: (host: string) => `Fetch it from ${host}`,
  cancel: 'Cancel the fetching',
} as const

/** What `taken.tsx` says. */
export const TAKEN = {
  explanation: (from: string) =>
    `Send this receipt to ${from}. It is signed, says that the handover has arrived, and holds no secret.`,
  receipt: 'receipt',
  readCode: 'Or read this code to them:',
  codeOfTheReceipt: 'Code of the receipt',
  receiptQr: 'The receipt as a QR code',
  goOn: 'Go on with the replacement',
  open: (here: string) => `Open ${here}`,
  addedTitle: (app: string) => `${app} is in this vault`,
  hereTitle: (app: string) => `${app} was in this vault already`,
  nothingToReplace: 'It has no secret, so nothing was added or replaced. That the handover arrived is noted.',
  sameTitle: (app: string) => `${app} has this secret already`,
  replacedTitle: (app: string) => `The secret of ${app} is replaced`,
  notInForceTitle: (app: string) => `The new secret of ${app} is not in force`,
  sameSecret: 'It is the secret that was here. Nothing was replaced.',
  recognised:
    'Xero recognised the new secret. The one before is kept beside it until Xero has been seen to refuse it: go on with the replacement to tell the tools that use it, and to end the old one.',
  notRecognised:
    'Xero did not say that it works. The secret that was here is in force as before, and the new one is kept beside it. Go on with the replacement to ask again, or to give it up.',
} as const

/** What `secret-asked.tsx` says. */
export const SECRET_ASKED = {
  asking: 'Asking Xero whether the secret works…',
  works: (app: string) => `Xero recognises the secret of ${app}.`,
  refused: (app: string) =>
    `Xero does not accept the secret of ${app}. It may have been replaced since it was handed over: ask whoever sent it for the current one, and enter it on the app’s page.`,
  couldNotTell: (app: string) =>
    `Whether Xero accepts the secret of ${app} could not be told. It is kept in the keychain all the same.`,
  notAsked: 'Whether the secret works was not asked.',
  askAgain: 'Ask Xero again',
} as const
