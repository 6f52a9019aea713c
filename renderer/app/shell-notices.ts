/** What is told of a link or file that was for the practice that is not shown, and of a window that fell. */
export const SHELL_NOTICES = {
  linkWentToOwn: (about: string) => ({
    what:
      about === 'signIn'
        ? 'Xero’s answer to a sign-in of your own practice has arrived.'
        : about === 'file'
          ? 'A file has been opened, and waits in your own practice.'
          : 'A link has arrived, and waits in your own practice.',
    next: 'Nothing of it came into the sandbox. Open your own practice to go on with it.',
  }),
  linkWentToSandbox: () => ({
    what: 'The sandbox’s answer to a sign-in there has arrived.',
    next: 'Nothing of it came into your own practice. Open the sandbox to go on with it.',
  }),
  windowRestarted: (about: string) => ({
    what:
      about === 'hung'
        ? 'Keyward’s window no longer answered, and was started again.'
        : 'Keyward’s window had stopped, and was started again.',
    next: 'What you had typed and not stored is gone. If it happens again, tell whoever looks after Keyward.',
  }),
}
