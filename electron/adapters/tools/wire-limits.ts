/** The version of how a tool and Keyward talk. */
export const WIRE_VERSION = 1

/** No frame before the proofs is longer than this, and none after them than that. */
export const SMALL_FRAME = 512
export const LARGE_FRAME = 64 * 1024

/** The key that both sides prove to know. */
export const KEY_BYTES = 32

/** Where a profile tells it: a folder of the account's alone, with one file. */
export const ENDPOINT_FOLDER = 'tools'
export const ENDPOINT_FILE = 'endpoint.json'
/** What the command starts Keyward with: no window, until something is asked of the person. */
export const FOR_TOOL = '--for-tool'

/** An empty file of a profile's, there while tools may ask: whether or not Keyward runs or is locked. */
export const TOOLS_MARK = 'tools-may-ask'
