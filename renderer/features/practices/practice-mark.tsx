import { initialsOf, type PracticeLine } from '../../../shared/practices/practice.ts'
import { Icon } from '../../kit/icon.tsx'

/** Two letters on the practice’s colour, or Keyward’s mark where it has no name; the name stands beside it. */
export const PracticeMark = ({ line }: { readonly line: Pick<PracticeLine, 'name' | 'colour'> }) => {
  const letters = initialsOf(line.name ?? '')
  return (
    <span className="practice-mark" data-colour={line.colour} aria-hidden="true">
      {letters === '' ? <Icon name="mark" /> : letters}
    </span>
  )
}

/** The sandbox’s, which is no practice of anybody’s. */
export const SandboxMark = () => (
  <span className="practice-mark" data-colour="sandbox" aria-hidden="true">
    <Icon name="sandbox" />
  </span>
)
