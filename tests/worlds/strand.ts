import { fail } from '../../shared/kernel/result.ts'
import { startKeyward, type FakeKeyward } from './fakes.ts'

/** The same vault with an entry that no record names, and that the start could not clear out. */
export const strand = async (
  keyward: FakeKeyward,
  secret = 'not-a-real-secret-left-over',
): Promise<FakeKeyward> => {
  keyward.records.alter((content) => ({
    ...content,
    secretAccounts: [...(content['secretAccounts'] as string[]), 'stranded1'],
  }))
  keyward.keychain.entries.set('stranded1', secret)
  keyward.keychain.failNext('remove', fail('secretNotDeleted'))
  return startKeyward(keyward.world)
}
