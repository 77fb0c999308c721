using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Reads a form, does the work, and leaves what writes the answer's members.</summary>
internal delegate Action<AnswerWriter> WireOperation(CloudState state, FormReader form);
