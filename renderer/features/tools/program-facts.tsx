import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { AskingProgram } from '../../../shared/tools/tool.ts'
import { PROGRAM } from './words.ts'

/** Where the file of a program lies, the number of its process and who signed the file, as far as each is told. */
export const ProgramFacts = ({
  program: { program, process, signature },
}: {
  readonly program: AskingProgram
}) => (
  <div className="tool-facts">
    {program === null ? null : <p className="mono">{shownText(program, 300)}</p>}
    <p>
      {process === null ? null : `${PROGRAM.process(process)} `}
      {program === null ? null : signatureWords(signature)}
    </p>
  </div>
)

const signatureWords = (signature: AskingProgram['signature']): string => {
  if (signature === null) return PROGRAM.looking
  return signature.kind === 'signed' ? PROGRAM.signed(shownText(signature.by)) : PROGRAM[signature.kind]
}
