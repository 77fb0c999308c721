namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A private IPv4 address of an interface, and the public one that leads to it.</summary>
public sealed record CloudPrivateIp(string Address, bool Primary, CloudAssociation? Association = null);
