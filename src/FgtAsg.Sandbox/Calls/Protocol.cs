namespace FgtAsg.Sandbox.Calls;

/// <summary>How a service writes its answers, errors among them.</summary>
internal enum Protocol
{
    Ec2,
    Query,
    S3,
    RestXml,
    Json,
}
