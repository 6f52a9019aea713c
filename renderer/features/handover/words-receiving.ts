/** What `asking-person.tsx` says. */
export const ASKING_PERSON = {
  askedFor: (asks: string) => `Asked for: ${asks}`,
} as const

/** What `card-seen.tsx` says. */
export const CARD_SEEN = {
  cardOf: (signerName: string) => `Card of ${signerName}`,
  nameOn: 'Name on it',
  eMail: 'E-mail',
  theCardSays: 'The card says',
  fingerprint: 'Fingerprint',
  back: 'Back',
  doNotAdd: 'Do not add',
  changeTheName: 'Change the name in the address book',
  addToTheAddress: 'Add to the address book',
  theKey: (name: string) =>
    `The key of ${name} is in the address book already. If ${name} has told you about the new name or address, it can be changed there.`,
  thisCard: 'This card is in the address book already.',
  ifHasANew: (name: string) =>
    `If ${name} has a new computer, they can read the fingerprint out to you. Call them on a number that you know, and take the old card out of the address book afterwards.`,
  callOnANumber: (name: string) =>
    `Call ${name} on a number that you know, and have the fingerprint read out. A card by itself proves nothing: anybody can write a name on one.`,
} as const

/** What `receipt-seen.tsx` says. */
export const RECEIPT_SEEN = {
  receiptForFrom: (app: string, signerName: string) => `Receipt for ${app}, from ${signerName}`,
  anotherKeyHasSigned: (join: string) =>
    `Another key has signed a receipt for this handover already: ${join}.`,
  twoKeysHaveOpened:
    'Two keys have opened it, or have seen the first receipt. Find out by phone which of them you meant. If one is not theirs, replace the secret now.',
  signedBy: 'Signed by',
  youSealed: 'You sealed it for',
  theyDate: 'They date it',
  kept: 'Kept',
  thisReceiptIsHere: 'This receipt is here already',
  theSignatureHolds: (part: string) => `${part}. The signature holds.`,
  theSignatureHoldsItShows:
    'The signature holds. It shows that this key has what you sealed; whose key it is, only a comparison of the fingerprint shows.',
  done: 'Done',
  doNotKeep: 'Do not keep it',
  keepTheReceipt: 'Keep the receipt',
} as const

/** What `receive.tsx` says. */
export const RECEIVE = {
  leaveWithoutTaking: 'Leave without taking it in?',
  whatTheServerGave: 'What the server gave out is forgotten; it may not give it out again',
  copyTheTextFirst: 'Copy the text first if you want to open it later.',
  opening: 'Opening.',
  handovers: 'Handovers',
  receive: 'Receive',
  aHandoverAReceipt:
    'A handover, a receipt, a request, or a colleague’s card. Nothing is stored before you have seen who it is from.',
  linkOrTheText: 'Link, or the text of an .age file',
  orAFileAge: 'Or a file: .age, or a picture of a QR code',
  thatFileHoldsNo: 'That file holds no handover.',
  chooseTheAgeFile: 'Choose the .age file, or a sharper picture with the whole QR code in it.',
  passphrase: 'Passphrase',
  sixWordsHyphens: 'Six words. Hyphens or spaces between them, as you like.',
  thisIsWhat:
    'This is what the server held, and it may be gone there. Take it in before you leave, or copy the text above and keep it.',
  openingASecond: 'Opening, a second or two…',
  lookAt: 'Open',
  cancelTheOpening: 'Cancel the opening',
} as const

/** What `replaces.tsx` says. */
export const REPLACES = {
  xeroIsAskedFirst:
    'Xero is asked first whether it recognises the secret that came. Until it does, the one that is here stays in force; everything else stays as it is.',
  noSecretCame: 'No secret came with this, so there is nothing to replace.',
  inThisVault: (name: string, part: string) => `${name} in this vault has the same client id. ${part}`,
  secretHere: 'Secret here',
  putIn: (when: string) => `put in ${when}`,
  secretThatCame: 'Secret that came',
  sealed: (when: string) => `sealed ${when}. `,
  itIsSaid: (part: string, day: string) => `${part}It is said to be generated ${day}; that cannot be right`,
  sealedNobodyKnowsWhen: 'sealed nobody knows when',
  sealed2: (when: string) => `sealed ${when}`,
  aReplacement:
    'A replacement of this secret is under way here, with a new one already. Finish it or give it up first.',
  showTheReplacement: 'Show the replacement',
  whenItWasGenerated: (otherwise: string) => `${otherwise}; when it was generated is not said`,
  generated: (when: string, otherwise: string) => `generated ${when}, ${otherwise}`,
  itIsTheSecret:
    'It is the secret that is here already: taking it replaces nothing, and gives you the receipt to send.',
  thisIsASecret:
    'This is a secret that was in force here before, and has been replaced since. Somebody may have sent an old handover again.',
  byItsDates:
    'By its dates, the secret that came is older than the one that is here. Somebody may have sent an old handover again.',
} as const

/** What `request-seen.tsx` says. */
export const REQUEST_SEEN = {
  asksYou: (sentence: string) => `${sentence} asks you for an app`,
  asksFor: 'Asks for',
  signedBy: 'Signed by',
  asked: 'Asked',
  whatYouHandOver:
    'What you hand over is sealed to this fingerprint. Compare it by voice first: anybody can write a name into a request.',
  thereIsNoApp: 'There is no app in this vault that could be handed over. Add one first.',
  doNotAnswer: 'Do not answer',
  answerWithAHandover: 'Answer with a handover',
} as const

/** What `seen.tsx` says. */
export const SEEN = {
  from: (name: string, from: string) => `${name}, from ${from}`,
  itWasSealed: 'It was sealed to your key by somebody else than who signed it.',
  theSignerMade:
    'The signer made it for a passphrase, and did not send it to you. Ask them, on a number that you know.',
  signedBy: 'Signed by',
  sealedFor: 'Sealed for',
  toYourKey: (name: string) => `${name}, to your key`,
  andNotAddressed: (name: string) =>
    `${name}, and not addressed to anybody’s key: whoever has the passphrase opens it`,
  sealed: 'Sealed',
  toBeUsed: 'To be used by',
  why: 'Why',
  youAsked: 'You asked for',
  clientId: 'Client id',
  notIncluded: 'not included',
  secret: 'Secret',
  includedAndNotShown: 'included, and not shown',
  itIsSaid: (day: string) =>
    `. It is said to be generated ${day}; that cannot be right, and it counts as of unknown age`,
  redirectAddress: 'Redirect address',
  scopes: 'Scopes',
  note: 'Note',
  thisIsNotEnough:
    'This is not enough for an app: a client id, a secret, a redirect address and scopes are needed. Ask the sender to include them.',
  doNotTake: 'Decline',
  storing: 'Storing…',
  askingXeroThenStoring: 'Asking Xero, then storing…',
  addTheApp: 'Add the app',
  replaceTheSecret: (name: string) => `Replace the secret of ${name}`,
} as const

/** What `sender-facts.tsx` says. */
export const SENDER_FACTS = {
  theNameThatWas:
    'The name that was given is written as look-alikes are: with letters of different alphabets, a sign for a letter, something that cannot be seen, an address or a fingerprint in it.',
  aKeyThatYou: 'A key that you do not know, which calls itself ',
} as const

/** What `share-fetch.tsx` says. */
export const SHARE_FETCH = {
  fetching: 'Fetching.',
  thisLies: (host: string) => `This lies on ${host}.`,
  itMayBeGiven:
    'It may be given out only once: fetch it here, and now. A handover of Keyward’s lies there sealed; whatever comes is judged before anything is stored.',
  itCameBehind: (through: string) =>
    `It came behind the link scanner ${through}, which has seen the whole address. If nothing is there any more, the scanner may have opened it: ask for a new one.`,
  fetchingFrom: (host: string) => `Fetching from ${host}…`,
  fetchItFrom: (host: string) => `Fetch it from ${host}`,
  cancelTheFetching: 'Cancel the fetching',
} as const

/** What `taken.tsx` says. */
export const TAKEN = {
  sendThisReceipt: (from: string) =>
    `Send this receipt to ${from}. It is signed, says that the handover has arrived, and holds no secret.`,
  receipt: 'receipt',
  orReadThisCode: 'Or read this code to them:',
  codeOfTheReceipt: 'Code of the receipt',
  theReceipt: 'The receipt as a QR code',
  goOn: 'Go on with the replacement',
  open: (here: string) => `Open ${here}`,
  isInThisVault: (app: string) => `${app} is in this vault`,
  hasThisSecretAlready: (app: string) => `${app} has this secret already`,
  theSecret: (app: string) => `The secret of ${app} is replaced`,
  theNewSecret: (app: string) => `The new secret of ${app} is not in force`,
  itIsTheSecret: 'It is the secret that was here. Nothing was replaced.',
  xeroRecognisedTheNew:
    'Xero recognised the new secret. The one before is kept beside it until Xero has been seen to refuse it: go on with the replacement to tell the tools that use it, and to end the old one.',
  xeroDidNotSay:
    'Xero did not say that it works. The secret that was here is in force as before, and the new one is kept beside it. Go on with the replacement to ask again, or to give it up.',
} as const
