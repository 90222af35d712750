type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The properties that have a value. The component library's optional props do not accept an explicit `undefined`. */
export function given<T extends object>(props: T): Given<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Given<T>
}
