import { fileNameOf } from '../kernel/file-name.ts'

/** The name of the sealed file, without its ending. */
export const moveFile = (device: string): string => fileNameOf(`Keyward vault for ${device}`, 'Keyward vault')
