/** What stands on every page that the sandbox makes. */
export const SANDBOX_LINE = 'Sandbox: a made-up practice. Nothing here is real.'
