import * as z from 'zod'

/** Why a handover, a receipt or a card was not made or not taken. Each has a sentence of its own. */
export const HandoverRefusal = z.enum([
  // What came in
  'tooLong',
  'notALink',
  'notOurs',
  'otherKind',
  'newer',
  'damaged',
  'signatureWrong',
  'passphraseNeeded',
  'wrongPassphrase',
  'tooCostly',
  'notForYou',
  'expired',
  'alreadyUsed',
  'fromYourself',
  'gone',
  'incomplete',
  'replacing',
  'secretRefused',
  // A share server
  'noServer',
  'serverSilent',
  'serverMoved',
  'serverOdd',
  'serverSignIn',
  'serverRefused',
  'serverFalse',
  'notOnServer',
  'addressOdd',
  'addressNotHttps',
  // A receipt, a card or a request
  'codeWrong',
  'requestAnswered',
  'requestYours',
  'nothingAsked',
  'receiptUnknown',
  'receiptOther',
  'receiptSigner',
  'cardYours',
  // What goes out
  'cancelled',
  'nobodyYet',
  'noName',
  'nothingChosen',
  'wrongUntil',
  'unknownPerson',
  'unknownHandover',
])
export type HandoverRefusal = z.infer<typeof HandoverRefusal>
