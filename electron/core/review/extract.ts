import type { Review } from '../../../shared/review/review.ts'

/** What an extract is about: one app, or one organisation with every app that reaches it. */
export type ExtractOf = { readonly appId: string } | { readonly tenantId: string }

/** The part of what is known that is about one app or one organisation, and what it is called; `null` where nothing is. */
export const extractOf = (
  review: Review,
  of: ExtractOf,
): { readonly review: Review; readonly name: string } | null => {
  const connections = review.connections.filter((one) =>
    'appId' in of ? one.appId === of.appId : one.tenantId === of.tenantId,
  )
  const reached = new Set('appId' in of ? [of.appId] : connections.map(({ appId }) => appId))
  const apps = review.apps.filter(({ id }) => reached.has(id))
  const name = 'appId' in of ? apps[0]?.name : connections[0]?.tenantName
  if (name === undefined) return null
  const signedIn = new Set(connections.flatMap(({ signInIds }) => signInIds))
  const names = new Set(apps.map((app) => app.name))
  return {
    name,
    review: {
      ...review,
      apps,
      connections,
      signIns: review.signIns.filter(({ id, appId }) =>
        'appId' in of ? appId === of.appId : signedIn.has(id),
      ),
      ownLists:
        review.ownLists === null
          ? null
          : Object.fromEntries(Object.entries(review.ownLists).filter(([id]) => reached.has(id))),
      handovers: review.handovers?.filter(({ thing }) => names.has(thing.app)) ?? null,
      tools:
        review.tools === null
          ? null
          : {
              isOn: review.tools.isOn,
              tools: review.tools.tools.filter(
                ({ appId, tenantId }) =>
                  reached.has(appId) && ('appId' in of || tenantId === null || tenantId === of.tenantId),
              ),
            },
      toolGrants: null,
      leavers: [],
      tags: review.tags.filter(({ id }) => connections.some(({ tenantId }) => id === tenantId)),
    },
  }
}
