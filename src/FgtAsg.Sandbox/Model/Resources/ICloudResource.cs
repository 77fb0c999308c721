namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A thing of EC2 that has an id of its own.</summary>
public interface ICloudResource
{
    string Id { get; }
}
