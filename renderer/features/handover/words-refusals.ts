import type { HandoverReason } from '../../../shared/handover/handover.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import type { Message } from '../../app/message.ts'

const NOTHING_STORED = 'Nothing was stored.'

/** Why a handover, receipt or card was not made or not taken. */
export const HANDOVER_REFUSED = {
  tooLong: {
    what: 'That is longer than any handover.',
    next: 'Copy only the link, or choose the .age file.',
  },
  notALink: {
    what: 'That is not a Keyward link.',
    next: 'Copy the whole link, beginning with keyward:// or with your practice’s https address.',
  },
  notOurs: {
    what: 'That was not made by Keyward.',
    next: 'It may be an ordinary file. Ask the sender for a handover made with Keyward.',
  },
  otherKind: {
    what: 'That link is of another kind.',
    next: 'A handover, a receipt, a person’s card and a request are four different links. Ask the sender which one it is.',
  },
  newer: {
    what: 'A newer Keyward made this.',
    next: `${NOTHING_STORED} Bring this Keyward up to date, then try again.`,
  },
  damaged: {
    what: 'This has been altered, or a part of it is missing.',
    next: `${NOTHING_STORED} Copy it again, whole. If it keeps happening, ask the sender for a new one.`,
  },
  signatureWrong: {
    what: 'The signature does not match what it is under.',
    next: `${NOTHING_STORED} Ask the sender, by a way you trust, whether it is theirs.`,
  },
  passphraseNeeded: {
    what: 'This opens with a passphrase.',
    next: 'The sender gives it to you by another way than the link.',
  },
  wrongPassphrase: {
    what: 'The passphrase does not open it.',
    next: 'Compare it word by word. Spelling and order count; hyphens and spaces do not.',
  },
  tooCostly: {
    what: 'Opening this would take more work than Keyward allows.',
    next: `${NOTHING_STORED} No Keyward handover is made like that.`,
  },
  notForYou: {
    what: 'This was sealed for somebody else.',
    next: `${NOTHING_STORED} Send the person who sealed it your card, and ask for a new one.`,
  },
  expired: {
    what: 'The time to use this by has passed.',
    next: `${NOTHING_STORED} Ask the sender for a new one.`,
  },
  alreadyUsed: {
    what: 'This was already taken into this vault.',
    next: 'Nothing was stored again. If that was not you, tell whoever looks after security.',
  },
  fromYourself: {
    what: 'You sealed this yourself.',
    next: `${NOTHING_STORED} It is for the person you made it for.`,
  },
  gone: {
    what: 'What was looked at is no longer open here.',
    next: 'Open it again from its link or file. Nothing was stored.',
  },
  incomplete: {
    what: 'What came over is not enough for an app.',
    next: 'A client id, a secret, a redirect address and scopes are needed. Ask the sender to include them.',
  },
  replacing: {
    what: 'A replacement of this secret is under way here, with a new one already.',
    next: 'Nothing was stored. Finish that one or give it up, then open the handover again.',
  },
  secretRefused: {
    what: 'Xero refuses the secret that came with this.',
    next: 'Nothing was stored, and the secret that is here stays in force. Ask the sender, by a way you trust.',
  },
  noServer: {
    what: 'No share server or page is set here.',
    next: 'Enter its address in Settings, under Handovers.',
  },
  serverSilent: {
    what: 'The server does not answer.',
    next: 'Check its address and the network, and try again. A link or a file works without it.',
  },
  serverMoved: {
    what: 'The server sends Keyward somewhere else, and Keyward does not follow.',
    next: 'Enter the address at which it ends up, in Settings, under Handovers.',
  },
  serverOdd: {
    what: 'What answers there does not speak like that kind of server.',
    next: `${NOTHING_STORED} Check the kind and the address, or ask whoever runs it.`,
  },
  serverSignIn: {
    what: 'The server asks for a sign-in first.',
    next: 'Keyward puts handovers only on servers that take them without one. A link or a file works as well.',
  },
  serverRefused: {
    what: 'The server did not take it.',
    next: 'It does not say why. Send it as a link or as a file, or ask whoever runs the server.',
  },
  tooLongForServer: {
    what: 'This handover is longer than the server takes.',
    next: 'Send it as a link or as a file, or hand over less of the app. Whoever runs the server can raise its limit; as it comes, Yopass takes 10,000 characters.',
  },
  serverWait: {
    what: 'The server takes only so many in a row.',
    next: 'Wait a quarter of a minute and try again. A link or a file works at once.',
  },
  serverOnlyOnce: {
    what: 'This server gives everything out once only.',
    next: 'Tick “Give it out only once”, and try again.',
  },
  serverFalse: {
    what: 'The server gave back something other than what was put there.',
    next: `${NOTHING_STORED} The link may not be whole. If it is, tell whoever runs the server.`,
  },
  notOnServer: {
    what: 'It is not on the server, or not any more.',
    next: 'Its time may be over, or somebody may have opened it already. If that was not you, tell the sender at once.',
  },
  onServer: {
    what: 'This handover was put on a server already.',
    next: 'What is to be given out once is not put there twice. Take it off first, or seal a new one.',
  },
  addressOdd: {
    what: 'That is not a plain web address.',
    next: 'Enter it without a name, a question mark or a # in it, as in https://share.example/.',
  },
  addressNotHttps: {
    what: 'The address has to begin with https.',
    next: 'Without it, anybody on the way could put something else in its place.',
  },
  codeWrong: {
    what: 'That is not the code of this handover.',
    next: 'Have it read out again: ten letters and digits. Nothing was stored.',
  },
  requestAnswered: {
    what: 'You have answered this request already.',
    next: 'Look under Handed over. If it did not arrive, ask for a new request.',
  },
  requestYours: { what: 'This is your own request.', next: 'Send it to whoever holds the app.' },
  nothingAsked: { what: 'You have not said what you are asking for.', next: 'Write it in a few words.' },
  receiptUnknown: {
    what: 'This receipt is for a handover that this vault does not know.',
    next: 'It may belong to a colleague’s vault, or to another practice here: open that one, unlock it, and open the receipt again. Nothing was stored.',
  },
  receiptOther: {
    what: 'This receipt is not for what was sealed here.',
    next: 'It names the handover, and not its contents. Nothing was stored.',
  },
  receiptSigner: {
    what: 'This receipt was signed by somebody other than the person it was sealed for.',
    next: 'Nothing was stored. Ask the recipient, by a way you trust, whether anybody else has what you sealed.',
  },
  cardYours: { what: 'This is your own card.', next: 'Send it to a colleague; they send you theirs.' },
  cancelled: {
    what: 'It was cancelled.',
    next: `${NOTHING_STORED} What was on its way to a server may have arrived there, sealed as it is.`,
  },
  nobodyYet: {
    what: 'You have not said who it is for.',
    next: 'Enter a name, or choose somebody from the address book.',
  },
  noName: {
    what: 'Keyward does not know your name yet.',
    next: 'Say who you are first: the name appears in what you hand over.',
  },
  nothingChosen: { what: 'Nothing is chosen to send.', next: 'Tick the client id or the secret.' },
  wrongUntil: {
    what: 'The time by which it is to be opened is not ahead of now.',
    next: 'Choose another, at most a month away.',
  },
  unknownPerson: { what: 'This person is no longer in the address book.', next: 'Add their card again.' },
  unknownHandover: { what: 'This handover is no longer in the list.', next: 'It may have been taken off.' },
} as const satisfies Record<HandoverRefusal, Message>

export const REASONS = {
  colleague: 'Colleague who takes it over',
  vendor: 'Vendor who runs the tool',
  leaver: 'I am leaving, somebody takes over',
  adviser: 'Adviser or auditor',
  other: 'Another reason',
} as const satisfies Record<HandoverReason, string>
