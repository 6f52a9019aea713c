import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { AskingProgram } from '../../../shared/tools/tool.ts'
import { PROGRAM } from './words.ts'

/** Where the file of a program lies, the number of its process and who signed the file, as far as each is told. */
export const ProgramFacts = ({
  program: { program, process, signature },
}: {
  readonly program: AskingProgram
}) => (
  <>
    {program === null ? null : <span className="mono">{shownText(program, 300)} </span>}
    {process === null ? null : `${PROGRAM.process(process)} `}
    {program === null ? null : signatureWords(signature)}
  </>
)

const signatureWords = (signature: AskingProgram['signature']): string => {
  if (signature === null) return PROGRAM.looking
  return signature.kind === 'signed' ? PROGRAM.signed(shownText(signature.by)) : PROGRAM[signature.kind]
}
