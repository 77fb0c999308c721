namespace FgtAsg.NetworkInterfaces;

/// <param name="AllocationId">The Elastic IP.</param>
/// <param name="AssociationId">Null where it is not associated.</param>
/// <param name="IsOurs">Allocated by the function, so to be released and not only disassociated.</param>
/// <param name="PublicIp">For messages.</param>
internal sealed record AddressRelease(string AllocationId, string? AssociationId, bool IsOurs, string? PublicIp);
