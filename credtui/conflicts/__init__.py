"""Stage 7: rules x signals become relations, scores, footing and disputes."""
