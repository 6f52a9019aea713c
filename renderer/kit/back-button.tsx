import { Button } from './button.tsx'

/** The way back, at the left of a toolbar; `to` is the name of the place it leads to. */
export const BackButton = ({ to, onPress }: { readonly to: string; readonly onPress: () => void }) => (
  <Button kind="quiet" size="icon" icon="back" aria-label={`Back to ${to}`} onClick={onPress} />
)
