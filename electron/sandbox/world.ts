import { createAccessTokens, type AccessTokens } from './access-tokens.ts'
import { createApps, type Apps } from './apps.ts'
import { createClock, type Clock } from './clock.ts'
import { createConnections, type Connections } from './connections.ts'
import { createGrants, type Grants } from './grants.ts'
import { createPeople, type People } from './people.ts'
import { Switches, type SwitchesInput } from './switches.ts'

/** Everything that exists at this "Xero"; the servers only read and change it. */
export type World = {
  readonly issuer: string
  readonly switches: Switches
  readonly clock: Clock
  readonly apps: Apps
  readonly people: People
  readonly connections: Connections
  readonly grants: Grants
  readonly accessTokens: AccessTokens
}

export const createWorld = async (
  issuer: string,
  given: SwitchesInput,
  key?: Readonly<Record<string, unknown>>,
): Promise<World> => {
  const switches = Switches.parse(given)
  const clock = createClock(switches)
  return {
    issuer,
    switches,
    clock,
    apps: createApps(switches),
    people: createPeople(),
    connections: createConnections(clock),
    grants: createGrants(),
    accessTokens: await createAccessTokens(issuer, clock, key),
  }
}
