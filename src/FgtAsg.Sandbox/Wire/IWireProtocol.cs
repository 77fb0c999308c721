using System.Xml.Linq;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The protocol of one service.</summary>
internal interface IWireProtocol
{
    IReadOnlyDictionary<string, WireOperation> Operations { get; }

    string ContentType { get; }

    /// <summary>The part between a list's name and its index; empty if lists are flat.</summary>
    string ListMember { get; }

    /// <summary>The error for an unknown or invalid parameter.</summary>
    ServiceFault InvalidParameter(string message);

    /// <summary>The complete response with these members.</summary>
    XElement Answer(string action, string requestId, IEnumerable<XElement> members);

    XElement Error(string requestId, ServiceFault fault);
}

/// <summary>Reads a form, performs the action, and returns the members of the response.</summary>
internal delegate IEnumerable<XElement> WireOperation(CloudState state, FormReader form);
