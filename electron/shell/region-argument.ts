import { DEFAULT_REGION, Region } from '../../shared/settings/region.ts'

const NAME = '--keyward-region='

/** How main tells a page the computer's region before any of its code runs. */
export const regionArgument = (region: Region): string => `${NAME}${region}`

/** The same as the page's preload finds it among its arguments. */
export const regionFrom = (args: readonly string[]): Region => {
  const told = args.findLast((one) => one.startsWith(NAME))?.slice(NAME.length)
  return Region.safeParse(told).data ?? DEFAULT_REGION
}
