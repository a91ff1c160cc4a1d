/**
 * What our code never does, so that older browsers get shorter scripts: set a property through a class field's name, read
 * properties with effects, or meet `document.all`.
 */
export const browserTransform = {
  assumptions: { setPublicClassFields: true, noDocumentAll: true, pureGetters: true },
};
