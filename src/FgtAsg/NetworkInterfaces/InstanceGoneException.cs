namespace FgtAsg.NetworkInterfaces;

/// <summary>The instance that was to be launched ends, has ended, or never was.</summary>
internal sealed class InstanceGoneException(string message) : Exception(message);
