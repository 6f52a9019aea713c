import { Button } from './button.tsx'
import { BACK_BUTTON } from './words.ts'

/** The way back, at the left of a toolbar; `to` is the name of the place it leads to. */
export const BackButton = ({ to, onPress }: { readonly to: string; readonly onPress: () => void }) => (
  <Button kind="quiet" size="icon" icon="back" aria-label={BACK_BUTTON.backTo(to)} onClick={onPress} />
)
