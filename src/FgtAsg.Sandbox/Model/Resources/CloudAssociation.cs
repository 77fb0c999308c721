namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A public address on a private one. An address that EC2 lent at launch (<c>AssociatePublicIpAddress</c>) has no ids.</summary>
public sealed record CloudAssociation(string PublicIp, string? AllocationId, string? AssociationId);
