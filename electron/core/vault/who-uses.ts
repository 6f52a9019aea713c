import type { Ports } from '../ports/ports.ts'
import type { VaultContent } from './content.ts'

/** Who somebody is, as far as it is known; without an e-mail address where only the computer names them. */
export type Known = { readonly name: string; readonly email: string }

/** Who uses this Keyward: as they have said, else by their name on this computer. */
export const whoUses = (
  { me }: Pick<VaultContent, 'me'>,
  { user }: Pick<Ports['installation'], 'user'>,
): Known => me ?? { name: user, email: '' }
