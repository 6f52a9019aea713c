import type { UpdateRefusal } from '../../../shared/updates/update.ts'
import type { Message } from '../../app/message.ts'

const GOES_ON = 'Keyward carries on as it is, and nothing is lost.'
const ALTERED = `It was deleted before any of it ran. ${GOES_ON} If it happens again, tell your IT: something may be altering downloads.`
const SERVER = `${GOES_ON} Try again later; if it keeps happening, tell whoever gave you Keyward.`

/** Why there is no update, in a sentence of its own for each reason, and what follows from it. */
export const UPDATE_REFUSED = {
  offline: {
    what: 'The update server cannot be reached.',
    next: 'Check that this computer is online, then try again.',
  },
  timedOut: {
    what: 'The update server stopped answering.',
    next: 'What came so far is kept. Try again, and it continues from there.',
  },
  tooSlow: {
    what: 'The update came so slowly that Keyward stopped waiting.',
    next: 'What came so far is kept. Try again on a better connection.',
  },
  tlsRefused: {
    what: 'The connection to the update server is not secure.',
    next: `The server’s certificate is not one that this computer trusts, so nothing was asked of it. ${GOES_ON}`,
  },
  proxyAsksPassword: {
    what: 'The proxy of this network asks for a password, so the update server was not reached.',
    next: 'Keyward gives passwords to nobody. Your IT can let this computer through without one.',
  },
  proxySilent: {
    what: 'The proxy of this network does not answer, so the update server was not reached.',
    next: 'Check the system’s proxy settings, or ask your IT.',
  },
  notThere: {
    what: 'The update server has no update where Keyward looks for one.',
    next: SERVER,
  },
  serverTrouble: {
    what: 'The update server has problems.',
    next: SERVER,
  },
  redirectUnsafe: {
    what: 'The update server sent Keyward on to an address that is not secure.',
    next: `Keyward did not follow. ${SERVER}`,
  },
  redirectEndless: {
    what: 'The update server sent Keyward on from one address to the next without end.',
    next: SERVER,
  },
  listTooLarge: {
    what: 'The list of updates is larger than any Keyward list.',
    next: `It was not read. ${SERVER}`,
  },
  listUnreadable: {
    what: 'What the update server sent is no list of updates.',
    next: `A network that asks for a sign-in first, as in hotels, answers like that. ${GOES_ON}`,
  },
  listNewer: {
    what: 'The list of updates is written for a newer Keyward.',
    next: 'This version cannot update itself any more. Ask whoever gave you Keyward for the new one.',
  },
  listExpired: {
    what: 'The list of updates is out of date.',
    next: 'Somebody may be holding back a newer one, or this computer’s clock is wrong. Check the date, then try again.',
  },
  notSigned: {
    what: 'The update is not signed.',
    next: `Keyward takes only what Keyward’s own key has signed. ${GOES_ON}`,
  },
  keyUnknown: {
    what: 'The update is not signed by Keyward’s key.',
    next: `It may have been changed on its way here. None of it ran. ${GOES_ON} If it happens again, tell your IT: something may be altering downloads.`,
  },
  keyRevoked: {
    what: 'The update is signed by a key that no longer counts.',
    next: `That key was withdrawn. None of it ran. ${GOES_ON} If it happens again, tell your IT.`,
  },
  signatureWrong: {
    what: 'The update was changed after it was signed.',
    next: `None of it ran. ${GOES_ON} If it happens again, tell your IT: something may be altering downloads.`,
  },
  keysWrong: {
    what: 'The update names new keys that the old ones did not agree to.',
    next: `None of it ran. ${GOES_ON} Tell your IT: something may be altering downloads.`,
  },
  otherProduct: {
    what: 'The update is for another program.',
    next: SERVER,
  },
  otherChannel: {
    what: 'The update is meant for testers.',
    next: SERVER,
  },
  versionOdd: {
    what: 'The update’s version number is not one of Keyward’s.',
    next: SERVER,
  },
  older: {
    what: 'The update server offered an older version than it did before.',
    next: `Keyward never goes back, because an old version may have faults that are known. ${GOES_ON} If it happens again, tell your IT.`,
  },
  tooFar: {
    what: 'The new version cannot follow this one directly.',
    next: 'Ask whoever gave you Keyward for its installer. Your vault stays as it is.',
  },
  nothingForThisComputer: {
    what: 'There is a new version, but not for this kind of computer.',
    next: 'Ask whoever gave you Keyward when it comes.',
  },
  fileTooLarge: {
    what: 'The update is larger than it should be.',
    next: ALTERED,
  },
  fileCutShort: {
    what: 'The update was cut short.',
    next: 'What came so far is kept. Try again, and it continues from there.',
  },
  fileLengthWrong: {
    what: 'The update server offered a file of the wrong size.',
    next: `It was not downloaded. ${SERVER}`,
  },
  fileAltered: {
    what: 'The downloaded update is not the one that was signed.',
    next: ALTERED,
  },
  diskFull: {
    what: 'There is not enough room on the disk for the update.',
    next: 'Make room, then try again. Your vault is not touched.',
  },
  diskDenied: {
    what: 'Keyward may not write the update to the disk.',
    next: 'Its folder belongs to somebody else, or may not be written. Tell your IT.',
  },
  diskFailed: {
    what: 'The disk did not accept the update.',
    next: 'Your vault is not touched. Try again; if it keeps happening, tell your IT.',
  },
  cancelled: {
    what: 'The download was stopped.',
    next: 'What came so far is kept. Download it again, and it continues from there.',
  },
  otherKeyward: {
    what: 'Another Keyward on this computer is downloading the update.',
    next: 'Wait until it has finished, then try again.',
  },
  underWay: {
    what: 'Something is under way that a restart would interrupt.',
    next: 'Finish it first. The update waits.',
  },
  fileGone: {
    what: 'The downloaded update is no longer there.',
    next: 'Download it again.',
  },
  fileChanged: {
    what: 'The downloaded update was changed on this computer.',
    next: ALTERED,
  },
  cannotInstall: {
    what: 'This Keyward cannot replace itself.',
    next: 'Ask whoever installed it for the new version.',
  },
  installerNotStarted: {
    what: 'The installer did not start.',
    next: `${GOES_ON} Try again; if it keeps happening, tell your IT.`,
  },
  notInstalled: {
    what: 'The update was not finished.',
    next: `The version that you had was started again. ${GOES_ON} Try again; if it keeps happening, tell your IT.`,
  },
  noAddress: {
    what: 'This build has no update address.',
    next: 'New versions come from whoever gave you Keyward.',
  },
  off: {
    what: 'Updates are switched off by your IT.',
    next: 'They look after new versions.',
  },
  nothingOffered: {
    what: 'There is no update to install.',
    next: 'Look for one first.',
  },
} as const satisfies Record<UpdateRefusal, Message>

/** The result of a line of the activity log: "update:older". */
export const updateResult = (result: string): string | null => {
  const why = /^update:(\w+)$/u.exec(result)?.[1]
  return why !== undefined && Object.hasOwn(UPDATE_REFUSED, why)
    ? UPDATE_REFUSED[why as UpdateRefusal].what
    : null
}
