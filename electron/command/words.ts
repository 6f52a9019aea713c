import { EXIT, type Exit } from './exit-codes.ts'
import { TOKEN_VARIABLE, type Wrong } from './arguments.ts'

/** What the command says to a person; everything but an answer goes to stderr. */
export const HELP = `Access tokens for Xero, from the Keyward on this computer.

  keyward token --app NAME [--org NAME] [--tool NAME] [--json]
      Prints an access token, once you have said yes in Keyward. It is good for
      30 minutes at most, and reaches everything that the sign-in reaches.

  keyward run --app NAME [--org NAME] [--tool NAME] [--as VARIABLE] -- COMMAND [ARGUMENT ...]
      Runs a command with the token in its environment, as ${TOKEN_VARIABLE} or
      under the name that you give, and nowhere else. With --org, Xero's id of
      the organisation is in XERO_TENANT_ID. Ends as the command ends.

  keyward list [--json]       The tools that Keyward knows, and which are allowed now.
  keyward status [--json]     Whether Keyward runs, is open, and lets tools ask.
  keyward completions SHELL   Completions for bash, zsh, fish or powershell.

  --app NAME    The app, as it is called in Keyward, or its id.
  --org NAME    An organisation that has to be among those that it reaches.
  --tool NAME   What Keyward is to call the program that asks. Without it, the
                name of the program that ran this command, where it can be told.
  --json        The answer as JSON; a token as in RFC 8693, with expires_in.
  --sandbox     Asks the sandbox practice instead of your own, where it is open.
  --help, --version

Ends with:
  ${EXIT.fine}    done
  ${EXIT.usage}    something is wrong with how it was called
  ${EXIT.notRunning}   Keyward does not run, and could not be started
  ${EXIT.locked}   Keyward is locked
  ${EXIT.off}   tools are switched off, or this vault is for reading only
  ${EXIT.denied}   not allowed, or nobody answered
  ${EXIT.unknown}   no such app or organisation, or more than one could be meant
  ${EXIT.signIn}   there is no sign-in, or it no longer works: sign in again in Keyward
  ${EXIT.busy}   too much is asked at once
  ${EXIT.otherVersion}   the running Keyward is of another version than this command
  ${EXIT.notKeyward}   what listens in Keyward's place cannot prove that it is Keyward
  ${EXIT.noAnswer}   no answer from Xero, or none that helps
  ${EXIT.notWritten}   the answer could not be written, as to a full disk
  ${EXIT.notExecutable}  COMMAND cannot be run
  ${EXIT.notFound}  COMMAND was not found

token and run start Keyward where it does not run, without its window, unless its
tools are switched off. What has to be answered or unlocked is done in Keyward.

A message goes to stderr, and only the answer to stdout. A program that only has
to read one organisation needs no token: see Settings, Tools in Keyward.
`

export const WRONG: Readonly<Record<Wrong, (about: string) => string>> = {
  noVerb: () => 'Say what you want: token, run, list or status.',
  unknownVerb: (word) => `There is no command "${word}".`,
  unknownOption: (name) => `There is no option ${name} here.`,
  noValue: (name) => `${name} needs a value.`,
  twice: (name) => `${name} stands there twice.`,
  tooMuch: (word) => `"${word}" is too much here. Put a name with blanks between quotes.`,
  noApp: () => 'Say which app: --app NAME.',
  noCommand: () => 'Say what to run, behind --.',
  noDashes: (word) => `Put -- before the command: -- ${word} ...`,
  oddVariable: (name) => `"${name}" is no name of a variable.`,
  tooLong: (name) => `The value of ${name} is too long.`,
}

export const TRY_HELP = 'keyward --help tells more.'

export const ENDED: Readonly<Record<Exit, string>> = {
  notRunning: 'Keyward does not run. Start it and try again.',
  locked: 'Keyward is locked. Unlock it and try again.',
  off: 'No tool may ask: switch tools on in Keyward, in Settings, Tools.',
  denied: 'Keyward did not allow it.',
  unknown: 'Keyward does not know what is meant.',
  signIn: 'The sign-in no longer works. Sign in again in Keyward.',
  busy: 'Keyward is asked too much at once. Answer what it asks, and try again.',
  otherVersion: 'The running Keyward is of another version than this command. Quit it and start it again.',
  notKeyward: 'What listens in Keyward’s place cannot prove that it is Keyward. Nothing was told to it.',
  noAnswer: 'Keyward had no token to give.',
  notWritten: 'The answer could not be written.',
  notExecutable: 'The command cannot be run.',
  notFound: 'The command was not found.',
}

/** What says it more exactly, by the code that Keyward answered with. */
export const FAILED: Readonly<Record<string, string>> = {
  vaultClosed: 'Keyward could not open its vault, and says why in its window.',
  toolNotAnswered: 'Nobody answered in Keyward in time.',
  toolQuestionOver: 'What was asked about has changed meanwhile. Try again.',
  unknownApp: 'Keyward has no app of this name.',
  toolNoSignIn: 'The app has no sign-in to read with. A custom connection never has one.',
  toolUnclear: 'More than one app, sign-in or organisation could be meant. Add the tool in Settings, Tools.',
  toolNotReached: 'That organisation is not among those that the sign-in reaches.',
  vaultReadOnly: 'This vault is for reading only, or moves to another computer. Keyward says which.',
  secretMissing: 'The client secret of the app is not in the keychain. Keyward says what to do.',
}

/** The same where it answered nothing. */
export const UNANSWERED: Readonly<Record<string, string>> = {
  notStarted: 'Keyward could not be started. Start it yourself and try again.',
  notReady: 'Keyward was started and is not ready after a minute. Look at its window, and try again.',
  hungUp: 'Keyward hung up without an answer: it was quit, or was asked too much at once. Try again.',
}

export const STARTING = 'Starting Keyward.'
export const WAITING = 'Waiting for Keyward. If it asks you something, answer there.'

export const STANDINGS = {
  open: 'Keyward is open, and tools may ask.',
  locked: 'Keyward is locked.',
  off: 'Keyward is open, and no tool may ask.',
} as const

export const NO_TOOL = 'Keyward knows no tool yet.'
export const ALLOWED = 'allowed'
export const ASKS = 'asks first'

export const UNKNOWN_SHELL = 'Completions are there for bash, zsh, fish and powershell.'
