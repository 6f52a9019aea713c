import { protocol, type Session } from 'electron'
import { answerFrom } from './app-files.ts'
import { APP_SCHEME } from './app-origin.ts'

/** Must be called before the app is ready. */
export const registerAppScheme = () =>
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])

/** Serves the built window from `folder`. */
export const serveApp = (session: Session, folder: string) =>
  session.protocol.handle(APP_SCHEME, (request) => answerFrom(folder, request.method, request.url))
