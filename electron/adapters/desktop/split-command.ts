/** Splits a command into program and arguments at spaces; double quotes keep spaces together. */
export const splitCommand = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '')
