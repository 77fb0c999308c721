namespace FgtAsg.NetworkInterfaces;

/// <param name="AllocationId">The Elastic IP.</param>
/// <param name="AssociationId">Null where it is not associated.</param>
/// <param name="IsOurs">Allocated by the function, so to be released and not only disassociated.</param>
/// <param name="PublicIp">For messages.</param>
/// <param name="IsNew">Only its allocating call tells of it: it may not be described yet.</param>
internal sealed record AddressRelease(string AllocationId, string? AssociationId, bool IsOurs, string? PublicIp, bool IsNew = false);
