import type { ConnectionStatus } from '../../shared/connections/status.ts'
import type { Mood } from '../features/connections/words-status.ts'
import { Icon, type IconName } from './icon.tsx'

type StateMarkProps = {
  readonly mood: Mood
  readonly words: string
  readonly isLoud?: boolean
  readonly icon?: IconName
}

/** Icon, word and colour, always the three together. */
export const StateMark = ({ mood, words, isLoud = false, icon = mood }: StateMarkProps) => (
  <span className="state" data-state={mood} data-loud={isLoud || undefined}>
    <Icon name={icon} />
    <span>{words}</span>
  </span>
)

/** A thing asked for and not yet proven shows the clock. */
export const statusIcon = (status: ConnectionStatus): IconName =>
  status.code === 'notYetDisconnected' || status.code === 'notYetRevoked' ? 'clock' : status.mood
