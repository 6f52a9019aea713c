import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** Every fuse is decided here: a new one is a type error until somebody does (requirements A13, B1). */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // without these handlers WebAssembly is only slower and larger; nothing is safer
  [FuseV1Options.WasmTrapHandlers]: true,
}

const NAMES = Object.keys(FUSES).map((key) => Number(key) as FuseV1Options)

/** The fuses of a program by name: `null` where its Electron is too old to have one. */
export const readFuses = async (program: string): Promise<Record<string, boolean | null>> => {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    NAMES.map((fuse) => {
      const state = wire[fuse]
      return [FuseV1Options[fuse], state === undefined ? null : state === FuseState.ENABLE]
    }),
  )
}

/** Sets every fuse that this Electron has. One that it has and that nobody decided ends the build. */
export const setFuses = async (program: string): Promise<void> => {
  const wire = await getCurrentFuseWire(program)
  const known = NAMES.filter((fuse) => wire[fuse] !== undefined)
  await flipFuses(program, {
    ...Object.fromEntries(known.map((fuse) => [fuse, FUSES[fuse]])),
    version: FuseVersion.V1,
    strictlyRequireAllFuses: known.length === NAMES.length,
  } as Parameters<typeof flipFuses>[1])
  const count = Object.keys(wire).filter((key) => key !== 'version').length
  if (count > NAMES.length)
    throw new Error(`This Electron has ${count} fuses, and ${NAMES.length} are decided.`)
}
