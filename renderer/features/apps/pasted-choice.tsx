import { choiceNames } from './words-pasted.ts'
import { Button } from '../../kit/button.tsx'

type ChoiceProps = {
  /** What is asked, for those who do not see the sentence above. */
  readonly label: string
  readonly among: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}

/** Several values in one paste: asks which, by the words before each, and shows no secret. */
export const PastedChoice = ({ label, among, onChoose }: ChoiceProps) => {
  const names = choiceNames(among.map((one) => one.label))
  return (
    <div className="buttons" role="group" aria-label={label}>
      {among.map(({ value }, place) => (
        <Button key={value} onClick={() => onChoose(value)}>
          {names[place]}
        </Button>
      ))}
    </div>
  )
}
