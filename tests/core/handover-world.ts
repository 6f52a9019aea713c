import { DAY } from '../../shared/kernel/instant.ts'
import { draft, SECRET, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

/** Everything that is usually handed over. */
export const ALL_PARTS = { clientId: true, secret: true, redirectUri: true, scopes: true, note: false }

/** Why something was refused, or that it was taken. */
export const whyOf = (result: { ok: boolean; failure?: { code: string; why?: string } }) =>
  result.ok ? 'taken' : (result.failure?.why ?? result.failure?.code)

/** A Keyward whose person has said who they are. */
export const startFor = async (name: string, world = {}) => {
  const keyward = await startKeyward(world)
  const email = `${name.split(' ')[0]?.toLowerCase()}@brackenmoor.example`
  value(await keyward.api.introduce({ me: { name, email } }))
  return keyward
}

/** Tessa has an app, Owen an empty vault. */
export const startPair = async () => {
  const tessa = await startFor('Tessa Quillon')
  const owen = await startFor('Owen Marsh')
  const { appId } = value(await tessa.api.addApp({ details: draft(), clientSecret: SECRET }))
  return { tessa, owen, appId }
}

/** Each side of a call that seals, with what is usual. */
export const sealIn = (who: FakeKeyward, appId: string, more: object = {}) =>
  who.api.sealHandover({
    appId,
    parts: ALL_PARTS,
    personId: null,
    request: null,
    to: { name: 'Fenwick Loop', email: '' },
    why: 'vendor',
    usableUntil: who.clock.now() + DAY,
    reminds: true,
    rotatesWhenOver: true,
    ...more,
  })

/** Puts somebody's card into an address book, as it was looked at. */
export const know = async (who: FakeKeyward, other: FakeKeyward): Promise<string> => {
  const { link } = value(await other.api.showCard({}))
  const { seenId } = value(await who.api.readCard({ text: link }))
  return value(await who.api.addPerson({ seenId })).personId
}

/** Looks at a receipt, and keeps it. */
export const takeReceipt = async (who: FakeKeyward, text: string) => {
  const seen = await who.api.readReceipt({ text })
  return seen.ok ? who.api.addReceipt({ seenId: seen.value.seenId }) : seen
}

/** The id of a request that was looked at. */
export const seenRequest = async (who: FakeKeyward, text: string) =>
  value(await who.api.readRequest({ text })).seenId
