namespace FgtAsg.NetworkInterfaces;

/// <summary>An Elastic IP or an interface is associated with something that is not ours to change.</summary>
internal sealed class ElasticIpInUseException(string message, Exception innerException) : Exception(message, innerException);
