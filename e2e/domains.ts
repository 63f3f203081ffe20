/** A host name that the demo shop has proved to be its own, and one that it only claims. */
export const ownDomain = 'delivery.moss-and-clay.example';
export const unprovedDomain = 'delivery.claimed.example';
