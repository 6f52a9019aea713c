import type { TOOL_FAILURES } from '../../../shared/tools/failures.ts'
import { TOOLS_MAX } from '../../../shared/tools/tool.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of programs that ask for Xero. */
export const TOOL_WORDS = {
  toolsOff: { what: 'Tools may not ask.', next: 'Switch them on in Settings, under Tools.' },
  unknownTool: { what: 'Keyward does not know this tool.', next: 'Add it in Settings, under Tools.' },
  toolNameTaken: {
    what: 'Another tool of this app has this name.',
    next: 'Choose a name that tells the two apart.',
  },
  toolNoSignIn: {
    what: 'This app has no sign-in that a tool could read with.',
    next: 'Sign in to the app first. A custom connection has no sign-in, and no tool reads with it.',
  },
  tooManyTools: {
    what: `Keyward keeps ${TOOLS_MAX} tools at most.`,
    next: 'Remove one that is no longer used.',
  },
  toolUnclear: {
    what: 'More than one app, sign-in or organisation could be meant, and Keyward does not guess.',
    next: 'Add the tool in Settings, under Tools, and choose the sign-in there.',
  },
  toolNotReached: {
    what: 'The sign-in does not reach this organisation.',
    next: 'Connect the organisation first, or choose another one.',
  },
  toolOutOfBounds: {
    what: 'The tool asked for something outside of what it may call.',
    next: 'What it may call is set in Settings, under Tools.',
  },
  toolRefused: { what: 'The tool was not allowed.', next: 'It had nothing.' },
  toolNotAnswered: { what: 'Nobody answered, so the tool was not allowed.', next: 'It may ask again.' },
  toolBusy: {
    what: 'Too much is asked at once.',
    next: 'Answer what is asked already; the tool may ask again afterwards.',
  },
  toolQuestionOver: {
    what: 'This is no longer asked, or what it was about has changed.',
    next: 'The tool had nothing. It may ask again.',
  },
  toolTooSoon: { what: 'That was too quick to have been read.', next: 'Read what is asked, then answer.' },
  toolsNotHeard: {
    what: 'Keyward could not listen for tools.',
    next: 'Switch tools off and on again; if it stays so, start the computer again.',
  },
} as const satisfies FailureWords<keyof typeof TOOL_FAILURES>
